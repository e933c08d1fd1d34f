package io.godwit.platform.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.godwit.platform.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("H31")
class ReadTokensTest {
    private static final Instant NOW = Instant.parse("2026-11-24T14:00:00Z");
    private static final String PATH = "/internal/v1/migrations/7/tables?limit=10";

    @TempDir
    Path keys;

    private Keyring keyring;
    private final ReadTokens tokens = at(Duration.ZERO);

    @BeforeEach
    void keys() throws Exception {
        for (String service : ServiceRights.services()) {
            KeyFiles.createMissing(keys, service);
        }
        keyring = Keyring.load(keys.resolve("public"));
    }

    @Test
    void shouldBeGoodForItsRequest() {
        ReadToken token = tokens.verify(token("gateway"), keyring, "control", "GET", PATH);

        assertThat(token.sub()).isEqualTo("anna");
        assertThat(token.role()).isEqualTo("viewer");
        assertThat(token.values()).isFalse();
        assertThat(token.iss()).isEqualTo("gateway");
    }

    @Test
    void shouldBeRefusedForAnythingElse() {
        String token = token("gateway");
        refused(tokens, token, "assessment", "GET", PATH);
        refused(tokens, token, "control", "POST", PATH);
        refused(tokens, token, "control", "GET", "/internal/v1/migrations/7/tables?limit=1000");
        refused(at(Duration.ofSeconds(60)), token, "control", "GET", PATH);
        refused(at(Duration.ofSeconds(-1)), token, "control", "GET", PATH);
        refused(tokens, token("assessment"), "control", "GET", PATH);
        refused(tokens, "a.b", "control", "GET", PATH);
        refused(tokens, token.substring(0, token.length() - 4) + "AAAA", "control", "GET", PATH);
    }

    @Test
    void shouldBeRefusedWhenItChoosesAnotherAlgorithm() {
        String[] parts = token("gateway").split("\\.");
        String none = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\",\"kid\":\"gateway-1\",\"typ\":\"godwit-read\"}"
                        .getBytes(StandardCharsets.UTF_8));

        refused(tokens, none + "." + parts[1] + ".", "control", "GET", PATH);
        refused(tokens, none + "." + parts[1] + "." + parts[2], "control", "GET", PATH);
    }

    private void refused(ReadTokens at, String token, String audience, String method, String path) {
        assertThatThrownBy(() -> at.verify(token, keyring, audience, method, path))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("PLT-0030"));
    }

    private String token(String service) {
        SigningKey key = KeyFiles.loadSigningKey(
                KeyFiles.signKey(keys, service), keys.resolve("public").resolve(service + ".json"));
        return tokens.sign(key, "control", "GET", PATH, new ReadTokens.Subject("anna", "viewer", false));
    }

    private static ReadTokens at(Duration offset) {
        return new ReadTokens(Clock.fixed(NOW.plus(offset), ZoneOffset.UTC));
    }
}

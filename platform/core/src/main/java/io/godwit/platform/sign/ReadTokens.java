package io.godwit.platform.sign;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.platform.message.Json;
import io.godwit.platform.problem.PlatformProblem;
import io.godwit.platform.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

/**
 * Tokens of signed reads as compact JWS (RFC 7515) with EdDSA (RFC 8037). Nothing else is understood: no other algorithm,
 * no key in the header, so that a token cannot choose how it is checked.
 */
public final class ReadTokens {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private final Clock clock;

    public ReadTokens(Clock clock) {
        this.clock = clock;
    }

    /** On whose behalf a request is made. */
    public record Subject(String name, String role, boolean values) {}

    public String sign(SigningKey key, String audience, String method, String path, Subject subject) {
        var token = new ReadToken(
                key.service(),
                audience,
                method,
                path,
                subject.name(),
                subject.role(),
                subject.values(),
                clock.instant().getEpochSecond() + ReadToken.LIFETIME,
                UUID.randomUUID().toString());
        String text = ENCODER.encodeToString(Json.bytes(Map.of("alg", "EdDSA", "kid", key.id(), "typ", "godwit-read")))
                + "."
                + ENCODER.encodeToString(Json.bytes(token));
        return text + "." + ENCODER.encodeToString(key.sign(text.getBytes(StandardCharsets.US_ASCII)));
    }

    /** Throws PLT-0030 unless the token was signed for this very request and is still good. */
    public ReadToken verify(String compact, Keyring keyring, String audience, String method, String path) {
        String[] parts = compact.split("\\.", -1);
        if (parts.length != 3) {
            throw refused("it is no token");
        }
        try {
            JsonNode header = Json.mapper().readTree(DECODER.decode(parts[0]));
            String keyId = header.path("kid").asText();
            byte[] signed = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
            if (!"EdDSA".equals(header.path("alg").asText())
                    || !"godwit-read".equals(header.path("typ").asText())
                    || !keyring.verify(keyId, Keyring.READ_TOKEN, signed, DECODER.decode(parts[2]))) {
                throw refused("it has no valid signature");
            }
            ReadToken token = Json.mapper().readValue(DECODER.decode(parts[1]), ReadToken.class);
            check(token, keyring.serviceOf(keyId), audience, method, path);
            return token;
        } catch (IOException | IllegalArgumentException e) {
            throw refused("it cannot be read");
        }
    }

    private void check(ReadToken token, String signer, String audience, String method, String path) {
        long now = clock.instant().getEpochSecond();
        if (!signer.equals(token.iss())) {
            throw refused("its issuer did not sign it");
        }
        if (!audience.equals(token.aud())) {
            throw refused("it is for another service");
        }
        if (!method.equals(token.method()) || !path.equals(token.path())) {
            throw refused("it is for another request");
        }
        if (token.exp() <= now || token.exp() > now + ReadToken.LIFETIME) {
            throw refused("it has expired, or the clocks differ");
        }
    }

    private static ProblemException refused(String why) {
        return new ProblemException(PlatformProblem.TOKEN_REFUSED, why);
    }
}

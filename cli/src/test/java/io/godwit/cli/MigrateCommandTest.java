package io.godwit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrateCommandTest {
    private static final String BLOCKING = """
            {"id": "%s", "problem": {"title": "The source writes no row changes", "status": 0, "code": "ASM-0012",
             "severity": "blocking", "detail": ""}, "count": 1%s}""";
    private static final String ACCEPTED = """
            , "accepted": {"by": "me", "reason": "known"}""";

    @TempDir
    Path folder;

    private FakeGateway gateway = null;
    private FakeMigration shop = null;

    @BeforeEach
    void start() throws IOException {
        gateway = new FakeGateway();
        shop = new FakeMigration(gateway);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void shouldConvertWhenEachBlockingFindingIsAccepted() throws IOException {
        shop.phase = "assessed";
        shop.findings = BLOCKING.formatted("1", ACCEPTED);
        shop.whenAsked = action -> shop.phase = action.equals("convert") ? "done" : "assessed";

        FakeGateway.Said said = migrate();

        assertThat(said.code()).as(said.text()).isZero();
        assertThat(shop.asked).containsExactly("convert");
    }

    @Test
    void shouldLookAgainAndEndWhenABlockingFindingIsOpen() throws IOException {
        shop.phase = "assessed";
        shop.findings = BLOCKING.formatted("1", ACCEPTED) + "," + BLOCKING.formatted("2", "");

        FakeGateway.Said said = migrate();

        assertThat(said.code()).isEqualTo(ExitCode.PRECONDITION);
        assertThat(said.text()).contains("✗ The source writes no row changes (ASM-0012)");
        assertThat(shop.asked).containsExactly("assess");
    }

    private FakeGateway.Said migrate(String... more) throws IOException {
        return FakeMigration.run(gateway, folder, "migrate", more);
    }
}

package io.godwit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource({
        "--include, customer, another include ([])",
        "--exclude, big_log, another exclude ([\"log\"])",
        "--rename, a=b, another renames ({})",
        "--target-schema, store, another targetSchema (\"\")",
        "--lower-case, , another lowerCase (false)",
        "--policy, zero-date=null, another zero-date (\"ledger\")",
        "--policy, enum=native, another enum (the default)",
        "--loaders, 2, another loaders (4)",
        "--freeze, by-godwit, another freeze (\"by-operator\")",
    })
    void shouldRefuseAnotherOptionThanTheMigrationHas(String option, String value, String what) throws IOException {
        shop.phase = "done";

        FakeGateway.Said said = value == null ? migrate(option) : migrate(option, value);

        assertThat(said.code()).as(said.text()).isEqualTo(ExitCode.USAGE);
        assertThat(said.text()).contains("the migration shop exists with " + what, "another --name");
    }

    @Test
    void shouldGoOnWhenTheOptionsThatAreGivenAreTheMigrations() throws IOException {
        shop.phase = "done";

        FakeGateway.Said said = migrate("--exclude", "log", "--policy", "zero-date=ledger", "--loaders", "4");

        assertThat(said.code()).as(said.text()).isZero();
        assertThat(migrate("--freeze", "by-operator").code()).isZero();
        assertThat(migrate().code()).isZero();
    }

    @Test
    void shouldEndWithTheReasonWhenACutoverIsRefusedForGood() throws IOException {
        readyAndUndoneBy("REP-0031", "session 7 can write");

        FakeGateway.Said said = migrate("--cutover");

        assertThat(said.code()).isEqualTo(ExitCode.OTHERWISE);
        assertThat(said.text()).contains("The cut-over was undone", "(REP-0031)", "session 7 can write");
        assertThat(shop.asked).containsExactly("cutover");
    }

    @Test
    void shouldCutOverAgainWhenItsWorkerDied() throws IOException {
        readyAndUndoneBy("REP-0309", "Its worker ended in the middle of it.");
        shop.whenAsked = action -> shop.phase = shop.asked.size() < 2 ? "replicating" : "done";

        FakeGateway.Said said = migrate("--cutover");

        assertThat(said.code()).as(said.text()).isZero();
        assertThat(said.text()).contains("! The cut-over was undone: Its worker ended in the middle of it.");
        assertThat(shop.asked).containsExactly("cutover", "cutover");
    }

    @Test
    void shouldEndWhenTheCutoverIsUndoneAgainAndAgain() throws IOException {
        readyAndUndoneBy("REP-0309", "Its worker ended in the middle of it.");
        shop.whenAsked = action -> shop.phase = shop.asked.size() < 9 ? "replicating" : "done";

        FakeGateway.Said said = migrate("--cutover");

        assertThat(said.code()).isEqualTo(ExitCode.OTHERWISE);
        assertThat(shop.asked).hasSize(5).containsOnly("cutover");
    }

    private void readyAndUndoneBy(String code, String detail) {
        shop.phase = "replicating";
        shop.holds = List.of("ReadyForCutover");
        shop.refusal = """
                {"title": "It was refused", "status": 409, "code": "%s", "severity": "error", "detail": "%s"}""".formatted(code, detail);
        shop.whenAsked = action -> shop.phase = shop.asked.size() < 2 ? "replicating" : "done";
    }

    private FakeGateway.Said migrate(String... more) throws IOException {
        return FakeMigration.run(gateway, folder, "migrate", more);
    }
}

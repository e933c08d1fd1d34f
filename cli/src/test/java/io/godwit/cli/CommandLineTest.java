package io.godwit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.godwit.cli.client.ApiException;
import io.godwit.cli.client.UnreachableException;
import io.godwit.cli.home.Home;
import io.godwit.platform.problem.Problem;
import io.godwit.platform.problem.Severity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What holds for every command: help with an example, JSON, completion, exit codes. */
class CommandLineTest {
    private static final List<String> COMMANDS = List.of(
            "demo",
            "up",
            "down",
            "assess",
            "migrate",
            "status",
            "tables",
            "findings",
            "ledger",
            "events",
            "verify",
            "pause",
            "resume",
            "reload",
            "repair",
            "accept",
            "replay",
            "cutover",
            "confirm",
            "cancel",
            "clean");

    static Stream<String> commands() {
        return COMMANDS.stream();
    }

    private static CommandLine command(String name) {
        return Main.commandLine().getSubcommands().get(name);
    }

    @Test
    void shouldHaveTheCommandsOfTheTour() {
        assertThat(Main.commandLine().getSubcommands().keySet()).containsAll(COMMANDS);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldHaveJsonAndHelpWithAnExample(String name) {
        CommandLine command = command(name);
        assertThat(command.getCommandSpec().findOption("--json")).isNotNull();
        String help = command.getUsageMessage(CommandLine.Help.Ansi.OFF);
        assertThat(help).contains("--help", "Example:", "godwit " + name);
        assertThat(command.getCommandSpec().options())
                .allSatisfy(option -> assertThat(option.description())
                        .as(option.longestName())
                        .isNotEmpty());
    }

    @Test
    void shouldCompleteInBashAndZsh() throws IOException, InterruptedException {
        var script = new StringWriter();
        CommandLine line = Main.commandLine().setOut(new PrintWriter(script));
        assertThat(line.execute("generate-completion")).isZero();
        assertThat(script.toString()).contains("complete -F _complete_godwit", "bashcompinit", "cutover");
        Process bash =
                new ProcessBuilder("bash", "-n").redirectErrorStream(true).start();
        try (var in = bash.getOutputStream()) {
            in.write(script.toString().getBytes(StandardCharsets.UTF_8));
        }
        assertThat(bash.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(bash.exitValue()).isZero();
    }

    @Test
    void shouldRefuseAHomeThatListsWouldCut() {
        assertThatThrownBy(() -> Home.of(Path.of("/srv/a,b")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("/srv/a,b")
                .hasMessageContaining("--home");
    }

    @Test
    void shouldEndWith2WhenTheCommandIsWrong() {
        CommandLine line = Main.commandLine().setErr(new PrintWriter(new StringWriter()));
        assertThat(line.execute("cutover")).isEqualTo(ExitCode.USAGE);
        assertThat(line.execute("nonsense")).isEqualTo(ExitCode.USAGE);
        assertThat(line.execute("status", "--no-such-option")).isEqualTo(ExitCode.USAGE);
    }

    @ParameterizedTest
    @CsvSource({"GWY-0041,409,3", "GWY-0042,409,3", "GWY-0014,409,1", "GWY-0005,422,2", "GWY-0030,404,2"})
    void shouldEndByWhatTheGatewaySays(String code, int status, int exit) {
        var problem = new Problem(
                URI.create("https://godwit.io/problems/" + code),
                "The title",
                status,
                code,
                Severity.ERROR,
                "The detail.",
                null,
                "The remedy.",
                List.of(),
                null);
        String said = saidBy(() ->
                assertThat(Main.explain(new ApiException(status, problem))).isEqualTo(exit));
        assertThat(said.lines()).containsExactly("✗ The title (" + code + ")", "  The detail.", "  → The remedy.");
    }

    @Test
    void shouldEndWith4WhenThePlatformIsAway() {
        String said = saidBy(
                () -> assertThat(Main.explain(new UnreachableException("No answer.", new ConnectException("refused"))))
                        .isEqualTo(ExitCode.UNREACHABLE));
        assertThat(said).startsWith("✗ No answer.").contains("→ ./godwit up");
    }

    private static String saidBy(Runnable work) {
        PrintStream before = System.err;
        var said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            work.run();
        } finally {
            System.setErr(before);
        }
        return said.toString(StandardCharsets.UTF_8);
    }
}

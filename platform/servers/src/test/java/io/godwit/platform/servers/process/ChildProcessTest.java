package io.godwit.platform.servers.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.godwit.platform.servers.ServerException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    Path folder = Path.of("");

    private ChildLaunch launch(Lifetime lifetime, Map<String, String> environment, String script) {
        return new ChildLaunch(
                "The child", List.of("/bin/sh", "-c", script), folder, folder.resolve("log"), environment, lifetime);
    }

    @Test
    void shouldInheritFewVariablesAndAnEmptyInputWhenStarted() throws Exception {
        ChildProcess child = ChildProcess.start(
                launch(Lifetime.WITH_PARENT, Map.of("GIVEN", "yes"), "env | cut -d= -f1 | sort; cat; echo end"));

        assertThat(child.awaitExit(LIMIT)).isTrue();
        assertThat(Files.readAllLines(folder.resolve("log")))
                .contains("GIVEN", "PATH")
                .endsWith("end")
                .isSubsetOf("GIVEN", "PATH", "HOME", "LANG", "TMPDIR", "PWD", "OLDPWD", "SHLVL", "_", "end");
    }

    @Test
    void shouldLeadItsOwnSessionUnderTheSameIdWhenItOutlivesItsParent() throws Exception {
        ChildProcess child = ChildProcess.start(launch(Lifetime.OWN, Map.of(), "exec sleep 60"));
        try {
            child.awaitReady(() -> Processes.workingIn(folder, "sleep").contains(child.pid()), LIMIT);

            String stat = Files.readString(Path.of("/proc", String.valueOf(child.pid()), "stat"));
            String session = stat.substring(stat.lastIndexOf(')') + 2).split(" ")[3];
            assertThat(session).isEqualTo(String.valueOf(child.pid()));
        } finally {
            child.kill();
        }
        assertThat(child.alive()).isFalse();
        assertThat(Processes.alive(child.pid())).isFalse();
    }

    @Test
    void shouldTellTheEndOfTheLogWhenItEndsWhileStarting() {
        ChildProcess child =
                ChildProcess.start(launch(Lifetime.WITH_PARENT, Map.of(), "echo the disk is full >&2; exit 3"));

        assertThatThrownBy(() -> child.awaitReady(() -> false, LIMIT))
                .isInstanceOf(ServerException.class)
                .hasMessageContaining("The child ended while starting")
                .hasMessageContaining("the disk is full")
                .hasMessageContaining(folder.resolve("log").toString());
    }

    @Test
    void shouldGiveTheInputAndReportTheExitCodeWhenRunToItsEnd() throws Exception {
        byte[] input = "from the pipe".getBytes(StandardCharsets.UTF_8);

        ChildProcess.run(launch(Lifetime.WITH_PARENT, Map.of(), "cat"), input, LIMIT);

        assertThat(folder.resolve("log")).hasContent("from the pipe");
        assertThatThrownBy(() -> ChildProcess.run(launch(Lifetime.WITH_PARENT, Map.of(), "exit 4"), input, LIMIT))
                .isInstanceOf(ServerException.class)
                .hasMessageContaining("ended with exit code 4");
    }

    @Test
    void shouldEndOnTheSignalThatWasSent() throws Exception {
        ChildProcess child = ChildProcess.start(launch(
                Lifetime.WITH_PARENT,
                Map.of(),
                "trap 'echo interrupted; exit 0' USR1; echo up; while :; do sleep 0.05; done"));
        child.awaitReady(() -> logged("up"), LIMIT);

        child.signal("USR1");

        assertThat(child.awaitExit(LIMIT)).isTrue();
        assertThat(logged("interrupted")).isTrue();
    }

    private boolean logged(String line) {
        try {
            return Files.readAllLines(folder.resolve("log")).contains(line);
        } catch (java.io.IOException notYet) {
            return false;
        }
    }
}

package io.godwit.platform.servers.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CacheIT {

    @Test
    void shouldUnpackOnceWhenTwoProcessesNeedTheSameProgramsAtOnce() throws Exception {
        Path cache = TestServers.folder("cache");
        List<Process> both = Stream.of(start(cache), start(cache)).toList();

        for (Process process : both) {
            String pid = process.inputReader().readLine();
            process.destroyForcibly().waitFor();
            assertThat(pid).matches("\\d+");
        }

        try (Stream<Path> files = Files.list(cache)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .hasSize(2)
                    .allMatch(name -> name.startsWith("postgresql-"));
        }
    }

    private static Process start(Path cache) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                LifetimeIT.Parent.class.getName(),
                TestServers.folder("cache-user").toString(),
                "WITH_PARENT");
        builder.environment().put("GODWIT_CACHE", cache.toString());
        return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }
}

package io.godwit.platform.servers.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.godwit.platform.servers.PostgresServer;
import io.godwit.platform.servers.process.Lifetime;
import io.godwit.platform.servers.process.Processes;
import java.io.BufferedReader;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a server when the virtual machine that started it is killed. */
class LifetimeIT {

    @ParameterizedTest
    @EnumSource(Lifetime.class)
    void shouldEndOrGoOnAsAskedWhenItsParentIsKilled(Lifetime lifetime) throws Exception {
        Path folder = TestServers.folder("lifetime");
        Process parent = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        folder.toString(),
                        lifetime.name())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long pid;
        try (BufferedReader output = parent.inputReader()) {
            pid = Long.parseLong(output.readLine());
            assertThat(Processes.alive(pid)).isTrue();

            parent.destroyForcibly().waitFor();
        }

        try (PostgresServer same = PostgresServer.in(folder).build()) {
            switch (lifetime) {
                case WITH_PARENT -> await().until(() -> !Processes.alive(pid));
                case OWN -> {
                    assertThat(same.running()).isTrue();
                    assertThat(same.pid()).isEqualTo(pid);
                }
            }
        }
        assertThat(Processes.alive(pid)).isFalse();
    }

    /** Starts a server, prints its process id and waits to be killed. */
    static final class Parent {
        private Parent() {}

        public static void main(String[] arguments) throws Exception {
            PostgresServer server = PostgresServer.in(Path.of(arguments[0]))
                    .lifetime(Lifetime.valueOf(arguments[1]))
                    .start();
            System.out.println(server.pid());
            Thread.currentThread().join();
        }
    }
}

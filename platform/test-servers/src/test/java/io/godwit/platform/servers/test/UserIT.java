package io.godwit.platform.servers.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.godwit.platform.servers.PostgresServer;
import io.godwit.platform.servers.RunAs;
import io.godwit.platform.servers.ServerException;
import io.godwit.platform.servers.binaries.BinaryCache;
import io.godwit.platform.servers.process.Processes;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who runs PostgreSQL, and what it can read. */
class UserIT {
    private static final int NOBODY = 65_534;

    private Path open = Path.of("/");

    @BeforeEach
    void makeFolderThatOthersCanPass() throws IOException {
        open = Files.createTempDirectory("godwit-user");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void removeFolder() throws IOException {
        BinaryCache.deleteTree(open);
    }

    @Test
    @Tag("H22")
    void shouldReadNoFileOfRootWhenRunAsAnotherUser() throws Exception {
        assumeTrue(Processes.isRoot(), "only root can change its user id");
        Path secret = secretOfRoot();
        try (PostgresServer server = PostgresServer.in(open.resolve("scratch"))
                .runAs(RunAs.OTHER_USER)
                .build()) {
            server.start();
            TestDatabase database = superuser(server);

            assertThat(server.separateUser()).isTrue();
            assertThat(uidOf(server.pid())).isEqualTo(NOBODY);
            database.execute("CREATE TABLE stolen (line text)");
            assertThatThrownBy(() -> database.execute("SELECT pg_read_file('" + secret + "')"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("Permission denied");
            assertThatThrownBy(() -> database.execute("COPY stolen FROM PROGRAM 'cat " + secret + "'"))
                    .isInstanceOf(SQLException.class);
            database.execute("COPY stolen FROM PROGRAM 'id -u; id -G; grep -h ^Cap /proc/self/status | cut -f2'");
            assertThat(database.query("SELECT line FROM stolen WHERE length(line) < 16"))
                    .containsExactly("65534", "65534");
            assertThat(database.query("SELECT DISTINCT line FROM stolen WHERE length(line) = 16"))
                    .containsExactly("0000000000000000");
        }
    }

    @Test
    void shouldKeepDataWhenRunAsAnotherUserAndRestarted() throws Exception {
        try (PostgresServer server = PostgresServer.in(open.resolve("scratch"))
                .superuser("postgres", TestServers.PASSWORD)
                .runAs(RunAs.OTHER_USER)
                .build()) {
            server.start();
            superuser(server).execute("CREATE TABLE kept AS SELECT 1 AS id");

            server.kill();
            server.start();

            assertThat(superuser(server).query("SELECT id FROM kept")).containsExactly("1");
        }
    }

    @Test
    void shouldNameTheClosedFolderWhenAnotherUserCannotReachIt() throws Exception {
        assumeTrue(Processes.isRoot(), "only root can change its user id");
        Path closed = Files.createDirectory(
                open.resolve("closed"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        PostgresServer server = PostgresServer.in(closed.resolve("scratch"))
                .runAs(RunAs.OTHER_USER)
                .build();

        assertThatThrownBy(server::start)
                .isInstanceOf(ServerException.class)
                .hasMessageContaining(closed + " is closed to others");
    }

    /** The whole road as somebody who is not root: a copy of this class path, run by nobody. */
    @Test
    void shouldRunAllServersWhenTheUserIsNotRoot() throws Exception {
        assumeTrue(Processes.isRoot(), "not root already: the other tests say it");
        String classPath = copyOfClassPath();
        Path home = Files.createDirectory(open.resolve("home"));
        Files.setAttribute(home, "unix:uid", NOBODY);

        Process program = new ProcessBuilder(
                        "setpriv",
                        "--reuid=" + NOBODY,
                        "--regid=" + NOBODY,
                        "--clear-groups",
                        System.getProperty("java.home") + "/bin/java",
                        "-Xmx128m",
                        "-Duser.home=" + home,
                        "-cp",
                        classPath,
                        StartAll.class.getName(),
                        home.resolve("servers").toString())
                .directory(home.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(program.waitFor()).as(output).isZero();
        assertThat(output).contains("PostgreSQL 18", "11.4.5-MariaDB", "8.0.15", "Kafka", "separate user: false");
    }

    private String copyOfClassPath() throws IOException {
        List<String> copies = new ArrayList<>();
        int number = 0;
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path source = Path.of(entry);
            if (entry.contains("10.11.5")) {
                continue; // large, and one MariaDB is enough here
            }
            Path copy = open.resolve("cp").resolve(number++ + "-" + source.getFileName());
            copyTree(source, copy);
            copies.add(copy.toString());
        }
        return String.join(File.pathSeparator, copies);
    }

    private static void copyTree(Path source, Path copy) throws IOException {
        if (!Files.exists(source, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(source)) {
            for (Path path : tree.toList()) {
                Path target = copy.resolve(source.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.resolve("..").normalize());
                    Files.copy(path, target);
                }
            }
        }
    }

    private static TestDatabase superuser(PostgresServer server) {
        return TestServers.view(server, "postgres");
    }

    private static int uidOf(long pid) throws IOException {
        return (int) Files.getAttribute(Path.of("/proc", String.valueOf(pid), "status"), "unix:uid");
    }

    private Path secretOfRoot() throws IOException {
        Path secret = open.resolve("secret");
        Files.createFile(secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(secret, "planted\n");
        return secret;
    }
}

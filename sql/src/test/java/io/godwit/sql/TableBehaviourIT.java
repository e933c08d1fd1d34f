package io.godwit.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.platform.servers.test.TestDatabase;
import io.godwit.platform.servers.test.TestServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same statements on a real source and on the converted tables: defaults, checks, unique keys and the actions of foreign
 * keys refuse the same and leave the same rows.
 */
class TableBehaviourIT {
    private static final List<String> TABLES = List.of(
            """
            CREATE TABLE filled (
              id int NOT NULL PRIMARY KEY, a int DEFAULT 5, b varchar(20) DEFAULT 'it''s "x" \\\\ y', c decimal(6,2) DEFAULT 1.50,
              e enum('x','y') NOT NULL DEFAULT 'y', f date DEFAULT '2024-01-31', g tinyint(1) DEFAULT 1, h bigint DEFAULT -7,
              j datetime(3) DEFAULT '2024-01-02 03:04:05.678', l time DEFAULT '-01:30:00', n year DEFAULT 2020,
              o double DEFAULT 1e3, p varchar(20) NOT NULL DEFAULT '', q set('r','s') DEFAULT 'r,s', u int unsigned DEFAULT 4294967295,
              v varbinary(5) DEFAULT 'ab', w char(3) DEFAULT 'z')""",
            """
            CREATE TABLE checked (
              id int NOT NULL PRIMARY KEY, a int, b varchar(20) COLLATE utf8mb4_bin, c decimal(6,2), d date, e enum('x','y'),
              CONSTRAINT a_small CHECK (a > 0 AND a < 100), CONSTRAINT c_over CHECK (c IS NULL OR c >= a),
              CONSTRAINT b_length CHECK (char_length(b) <= 5), CONSTRAINT a_list CHECK (a IN (1, 2, 3) OR a BETWEEN 10 AND 20),
              CONSTRAINT d_late CHECK (d >= '2020-01-01'), CONSTRAINT a_even CHECK (NOT (a = 3 AND b = 'no')))""",
            "CREATE TABLE parent (id int NOT NULL PRIMARY KEY, code varchar(5) COLLATE utf8mb4_bin NOT NULL, part int NOT NULL,"
                    + " UNIQUE KEY two (code, part))",
            "CREATE TABLE cascading (id int NOT NULL PRIMARY KEY, p int, CONSTRAINT f1 FOREIGN KEY (p) REFERENCES parent (id)"
                    + " ON DELETE CASCADE ON UPDATE CASCADE)",
            "CREATE TABLE nulling (id int NOT NULL PRIMARY KEY, p int, CONSTRAINT f2 FOREIGN KEY (p) REFERENCES parent (id)"
                    + " ON DELETE SET NULL ON UPDATE SET NULL)",
            "CREATE TABLE restricting (id int NOT NULL PRIMARY KEY, p int, CONSTRAINT f3 FOREIGN KEY (p) REFERENCES parent (id)"
                    + " ON DELETE RESTRICT ON UPDATE RESTRICT)",
            "CREATE TABLE silent (id int NOT NULL PRIMARY KEY, p int, CONSTRAINT f4 FOREIGN KEY (p) REFERENCES parent (id)"
                    + " ON DELETE NO ACTION ON UPDATE NO ACTION)",
            "CREATE TABLE composite (id int NOT NULL PRIMARY KEY, code varchar(5) COLLATE utf8mb4_bin, part int,"
                    + " CONSTRAINT f5 FOREIGN KEY (code, part) REFERENCES parent (code, part) ON DELETE CASCADE ON UPDATE CASCADE)",
            "CREATE TABLE self (id int NOT NULL PRIMARY KEY, up int, CONSTRAINT f6 FOREIGN KEY (up) REFERENCES self (id)"
                    + " ON DELETE CASCADE)");

    private static final List<String> STATEMENTS = List.of(
            "INSERT INTO filled (id) VALUES (1)",
            "INSERT INTO filled (id, a, e, p) VALUES (2, NULL, 'x', 'p')",
            "INSERT INTO filled (id, e) VALUES (3, 'z')",
            "INSERT INTO filled (id, e) VALUES (3, NULL)",
            "INSERT INTO filled (id, w) VALUES (4, 'long')",
            "INSERT INTO filled (id, c) VALUES (5, 12345.67)",
            "INSERT INTO filled (id, c) VALUES (6, 1.005)",
            "INSERT INTO filled (id) VALUES (1)",
            "INSERT INTO checked (id) VALUES (1)",
            "INSERT INTO checked (id, a, b, c, d, e) VALUES (2, 2, 'abc', 2, '2020-01-01', 'x')",
            "INSERT INTO checked (id, a) VALUES (3, 0)",
            "INSERT INTO checked (id, a) VALUES (4, 5)",
            "INSERT INTO checked (id, a) VALUES (5, 20)",
            "INSERT INTO checked (id, a, c) VALUES (6, 10, 9.99)",
            "INSERT INTO checked (id, b) VALUES (7, 'äöüßé')",
            "INSERT INTO checked (id, b) VALUES (8, 'sixsix')",
            "INSERT INTO checked (id, d) VALUES (9, '2019-12-31')",
            "INSERT INTO checked (id, a, b) VALUES (10, 3, 'no')",
            "INSERT INTO checked (id, a, b) VALUES (11, 3, 'NO')",
            "UPDATE checked SET a = 99 WHERE id = 2",
            "INSERT INTO parent VALUES (1, 'a', 1), (2, 'b', 1), (3, 'c', 1), (4, 'd', 1), (5, 'e', 1), (6, 'f', 1)",
            "INSERT INTO parent VALUES (7, 'a', 1)",
            "INSERT INTO parent VALUES (7, 'A', 1)",
            "INSERT INTO cascading VALUES (1, 1), (2, 2), (3, NULL)",
            "INSERT INTO cascading VALUES (4, 99)",
            "INSERT INTO nulling VALUES (1, 1), (2, 2), (3, 3)",
            "INSERT INTO restricting VALUES (1, 3)",
            "INSERT INTO silent VALUES (1, 4)",
            "INSERT INTO composite VALUES (1, 'a', 1), (2, 'e', 1), (3, 'e', NULL), (4, NULL, 7)",
            "INSERT INTO composite VALUES (5, 'e', 2)",
            "DELETE FROM parent WHERE id = 1",
            "UPDATE parent SET id = 20 WHERE id = 2",
            "DELETE FROM parent WHERE id = 3",
            "UPDATE parent SET id = 30 WHERE id = 3",
            "DELETE FROM parent WHERE id = 4",
            "UPDATE parent SET id = 40 WHERE id = 4",
            "UPDATE parent SET code = 'x' WHERE id = 5",
            "DELETE FROM parent WHERE id = 6",
            "INSERT INTO self VALUES (1, NULL), (2, 1), (3, 2), (4, 4)",
            "DELETE FROM self WHERE id = 1",
            "DELETE FROM self WHERE id = 4");

    static Stream<Supplier<TestDatabase>> sources() {
        return Stream.of(TestServers::mariaDbDatabase, TestServers::mySqlDatabase);
    }

    @ParameterizedTest
    @MethodSource("sources")
    void shouldRefuseAndChangeTheSame(Supplier<TestDatabase> start) throws SQLException {
        TestDatabase source = start.get();
        TestDatabase target = TestServers.postgresDatabase();
        try (Connection from = source.connect();
                Connection to = target.connect()) {
            Rows.execute(from, "SET sql_mode = 'STRICT_ALL_TABLES', time_zone = '+00:00'");
            Rows.execute(to, "CREATE SCHEMA shop");
            Rows.execute(to, "SET search_path = shop");
            for (String sql : TABLES) {
                Rows.execute(from, sql);
            }
            List<String> names = convert(from, to, source.name());
            List<String> wanted = new ArrayList<>();
            List<String> got = new ArrayList<>();
            boolean checks = enforcesChecks(from);
            for (String sql : STATEMENTS) {
                if (checks || !sql.contains(" checked ")) {
                    wanted.add(outcome(from, sql));
                    got.add(outcome(to, sql));
                }
            }
            assertThat(got).containsExactlyElementsOf(wanted);
            assertThat(wanted).anyMatch(each -> each.startsWith("refused")).anyMatch(each -> each.startsWith("done"));
            for (String name : names) {
                List<List<String>> source1 = Rows.read(from, "SELECT * FROM " + name + " ORDER BY id");
                List<List<String>> target1 = Rows.read(to, "SELECT * FROM " + name + " ORDER BY id");
                assertThat(Rows.sameOrder(source1, target1))
                        .as("%s: %s and %s", name, source1, target1)
                        .isTrue();
            }
        }
    }

    private static List<String> convert(Connection from, Connection to, String database) throws SQLException {
        Map<String, String> tables = new LinkedHashMap<>();
        for (List<String> row : Rows.read(from, "SHOW TABLES")) {
            String name = row.getFirst();
            tables.put(
                    name,
                    Rows.read(from, "SHOW CREATE TABLE " + name).getFirst().get(1));
        }
        Context context = Context.of(database).withTables(tables);
        Conversion conversion = Conversion.mysqlToPostgreSql(Options.toSchema("shop"));
        List<TargetStatement> statements = new ArrayList<>();
        tables.values()
                .forEach(text ->
                        statements.addAll(conversion.table(text, context).statements()));
        for (Stage stage : Stage.values()) {
            for (TargetStatement statement : statements) {
                if (statement.stage() == stage) {
                    Rows.execute(to, statement.sql());
                }
            }
        }
        return List.copyOf(tables.keySet());
    }

    /** MySQL reads checks and forgets them before 8.0.16. */
    private static boolean enforcesChecks(Connection from) throws SQLException {
        return Rows.read(from, "SHOW CREATE TABLE checked").getFirst().get(1).contains("CHECK");
    }

    private static String outcome(Connection connection, String sql) {
        try {
            Rows.execute(connection, sql);
            return "done " + sql;
        } catch (SQLException e) {
            return "refused " + sql;
        }
    }
}

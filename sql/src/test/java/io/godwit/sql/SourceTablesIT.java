package io.godwit.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.platform.servers.test.TestDatabase;
import io.godwit.platform.servers.test.TestServers;
import io.godwit.sql.issue.Problem;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables are made on a real MariaDB and a real MySQL; what these servers write in SHOW CREATE TABLE is read, and runs. */
class SourceTablesIT {
    private static final List<String> TOPICS = List.of("table", "type", "value", "key");

    static Stream<Arguments> cases() {
        Supplier<TestDatabase> maria = TestServers::mariaDbDatabase;
        Supplier<TestDatabase> mysql = TestServers::mySqlDatabase;
        return Golden.all().stream()
                .filter(g -> TOPICS.contains(g.name().split("/")[1]))
                .flatMap(g -> Stream.of(
                        Arguments.of("MariaDB", g.name(), g, maria), Arguments.of("MySQL", g.name(), g, mysql)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("cases")
    void shouldReadWhatTheServerWrites(String server, String name, Golden golden, Supplier<TestDatabase> start)
            throws SQLException {
        TestDatabase source = start.get();
        TestDatabase target = TestServers.postgresDatabase();
        try (Connection from = source.connect();
                Connection to = target.connect()) {
            Rows.execute(from, "SET sql_mode = '', foreign_key_checks = 0, time_zone = '+00:00'");
            Rows.execute(to, "CREATE SCHEMA shop");
            int refused = 0;
            for (String sql : golden.sources()) {
                refused += Golden.kind(sql).equals("VIEW") || made(from, sql.replace("`shop`.", "")) ? 0 : 1;
            }
            Map<String, String> tables = showCreate(from);
            Context context = Context.of(source.name()).withTables(tables);
            Conversion conversion = Conversion.mysqlToPostgreSql(golden.options());
            List<TargetStatement> statements = new ArrayList<>();
            for (String sequence : sequences(from)) {
                String text = show(from, "SHOW CREATE SEQUENCE `" + sequence + "`");
                statements.addAll(conversion
                        .code(CodeKind.SEQUENCE, sequence, text, context)
                        .statements());
            }
            for (String text : tables.values()) {
                ConvertedTable table = conversion.table(text, context);
                assertThat(table.issues())
                        .extracting(i -> i.problem())
                        .as(text)
                        .doesNotContain(Problem.TABLE_NOT_UNDERSTOOD, Problem.TABLE_PART_NOT_UNDERSTOOD);
                assertThat(table.columns())
                        .extracting(ConvertedColumn::sourceType)
                        .isEqualTo(types(from, table));
                statements.addAll(table.statements());
            }
            statements.sort(Comparator.comparing(TargetStatement::stage));
            for (TargetStatement statement : statements) {
                Rows.execute(to, statement.sql());
            }
            assertThat(tables.size() + refused).isPositive();
        }
    }

    /** A server may not know what the other one knows. */
    private static boolean made(Connection from, String sql) {
        try {
            Rows.execute(from, sql);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private static Map<String, String> showCreate(Connection from) throws SQLException {
        Map<String, String> tables = new LinkedHashMap<>();
        for (String name : strings(
                from,
                "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()"
                        + " AND table_type <> 'SEQUENCE' ORDER BY 1")) {
            tables.put(name, show(from, "SHOW CREATE TABLE `" + name + "`"));
        }
        return tables;
    }

    private static List<String> sequences(Connection from) throws SQLException {
        return strings(
                from,
                "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()"
                        + " AND table_type = 'SEQUENCE'");
    }

    private static List<String> types(Connection from, ConvertedTable table) throws SQLException {
        // MariaDB adds how the column is stored, as a comment
        return strings(
                from,
                "SELECT regexp_replace(column_type, ' /[*].*', '') FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = '"
                        + table.sourceName() + "' ORDER BY ordinal_position");
    }

    private static List<String> strings(Connection connection, String sql) throws SQLException {
        return Rows.read(connection, sql).stream().map(List::getFirst).toList();
    }

    private static String show(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(2);
        }
    }
}

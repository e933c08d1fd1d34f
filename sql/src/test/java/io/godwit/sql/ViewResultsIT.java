package io.godwit.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.platform.servers.test.TestDatabase;
import io.godwit.platform.servers.test.TestServers;
import io.godwit.sql.ViewScript.Expected;
import io.godwit.sql.issue.Issue;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole views as people write them ({@code views/views.sql}) over the same rows on a real MariaDB, a real MySQL and, converted
 * from the server's own text, on a real PostgreSQL. A view gives the same rows, or the file says which problem announces that
 * it may not, or which one keeps it back; nothing is passed over.
 */
class ViewResultsIT {
    static Stream<Arguments> sources() {
        Supplier<TestDatabase> maria = TestServers::mariaDbDatabase;
        Supplier<TestDatabase> mysql = TestServers::mySqlDatabase;
        return Stream.of(Arguments.of("MariaDB", maria), Arguments.of("MySQL", mysql));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sources")
    void shouldGiveTheSourcesRows(String server, Supplier<TestDatabase> start) throws SQLException {
        TestDatabase source = start.get();
        TestDatabase target = TestServers.postgresDatabase();
        List<String> wrong = new ArrayList<>();
        int equal = 0;
        try (Connection from = source.connect();
                Connection to = target.connect()) {
            Rows.execute(from, "SET time_zone = '+00:00', sql_mode = 'NO_ENGINE_SUBSTITUTION'");
            Rows.execute(to, "SET TimeZone = 'UTC'");
            Rows.execute(to, "CREATE SCHEMA shop");
            Conversion conversion = Conversion.mysqlToPostgreSql(Options.toSchema("shop"));
            Context context = tables(from, to, source.name(), conversion);
            Map<String, String> views = new LinkedHashMap<>();
            for (ViewScript.View view : ViewScript.views()) {
                Expected expected = view.expected(server);
                Outcome outcome = outcome(from, to, view, conversion, context, views);
                equal += outcome.kind().equals("equal") ? 1 : 0;
                expected.objection(outcome.kind(), outcome.problems())
                        .ifPresent(said -> wrong.add(view.name() + ": " + said + "\n" + outcome.story()));
            }
        }
        assertThat(wrong).as("views on %s, %d equal", server, equal).isEmpty();
        assertThat(equal).isGreaterThan(100);
    }

    private static Context tables(Connection from, Connection to, String database, Conversion conversion)
            throws SQLException {
        ViewScript.tables().forEach(sql -> run(from, sql));
        Map<String, String> tables = new LinkedHashMap<>();
        for (List<String> row : Rows.read(from, "SHOW FULL TABLES WHERE Table_type = 'BASE TABLE'")) {
            tables.put(
                    row.getFirst(),
                    Rows.read(from, "SHOW CREATE TABLE `" + row.getFirst() + "`")
                            .getFirst()
                            .get(1));
        }
        Context context = Context.of(database).withTables(tables);
        for (String text : tables.values()) {
            ConvertedTable table = conversion.table(text, context);
            for (TargetStatement statement : table.statements()) {
                if (statement.stage() != Stage.TRIGGERS && statement.stage() != Stage.IDENTITY) {
                    Rows.execute(to, statement.sql());
                }
            }
            Rows.copy(from, to, table);
        }
        return context;
    }

    /** @param kind equal, differs, stays, refused; @param story both texts and both results */
    private record Outcome(String kind, List<String> problems, String story) {}

    private static Outcome outcome(
            Connection from,
            Connection to,
            ViewScript.View view,
            Conversion conversion,
            Context context,
            Map<String, String> views)
            throws SQLException {
        try {
            Rows.execute(from, view.sql());
        } catch (SQLException e) {
            return new Outcome("refused", List.of(), "  " + e.getMessage());
        }
        String text = Rows.read(from, "SHOW CREATE VIEW `" + view.name() + "`")
                .getFirst()
                .get(1);
        views.put(view.name(), text);
        Context with = context.withViews(views);
        List<List<String>> wanted = Rows.read(from, "SELECT * FROM `" + view.name() + "`");
        ConvertedObject converted = conversion.view(text, with);
        List<String> problems = converted.issues().stream()
                .map(Issue::problem)
                .map(Enum::name)
                .distinct()
                .toList();
        String story = "  " + text.substring(text.indexOf(" VIEW ")) + "\n  issues " + converted.issues();
        if (!converted.converted()) {
            return new Outcome("stays", problems, story);
        }
        String sql = converted.statements().getFirst().sql();
        String result;
        boolean same = false;
        try {
            Rows.execute(to, sql);
            List<List<String>> got = Rows.read(to, "SELECT * FROM shop.\"" + view.name() + "\"");
            same = view.ordered() ? Rows.sameOrder(wanted, got) : Rows.same(wanted, got);
            result = got.toString();
        } catch (SQLException e) {
            result = String.valueOf(e.getMessage());
        }
        return new Outcome(
                same ? "equal" : "differs",
                problems,
                story + "\n  " + sql + "\n  wanted " + wanted + "\n  got    " + result);
    }

    private static void run(Connection connection, String sql) {
        try {
            Rows.execute(connection, sql);
        } catch (SQLException e) {
            throw new AssertionError(sql + ": " + e.getMessage(), e);
        }
    }
}

package io.godwit.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.platform.servers.test.TestDatabase;
import io.godwit.platform.servers.test.TestServers;
import io.godwit.sql.issue.Issue;
import io.godwit.sql.parser.MySqlParser;
import io.godwit.sql.printer.MySqlPrinter;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.QueryBody.Select;
import io.godwit.sql.tree.QueryBody.SelectItem;
import io.godwit.sql.tree.Statement.CreateView;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every expression of the golden views is asked of a real MariaDB, a real MySQL and, converted from the server's own text, of
 * a real PostgreSQL, over the same rows. Where answers differ, the conversion must have said so.
 */
class SourceResultsIT {
    /** What is another value each time. */
    private static final Set<String> CHANGING =
            Set.of("mysql/time/current-times", "mysql/function/uuid-calls", "mysql/function/session-calls");

    private static final List<String> TOPICS =
            List.of("logic", "number", "text", "time", "document", "function", "query");
    private static int equal;
    private static int announced;
    private static int refused;

    static Stream<Arguments> cases() {
        List<Golden> goldens = Golden.all().stream()
                .filter(g -> TOPICS.contains(g.name().split("/")[1]) && !CHANGING.contains(g.name()))
                .filter(g -> g.section("options").isEmpty())
                .toList();
        Supplier<TestDatabase> maria = TestServers::mariaDbDatabase;
        Supplier<TestDatabase> mysql = TestServers::mySqlDatabase;
        return goldens.stream()
                .flatMap(g -> Stream.of(
                        Arguments.of("MariaDB", g.name(), g, maria), Arguments.of("MySQL", g.name(), g, mysql)));
    }

    @AfterAll
    static void shouldHaveComparedEnough() {
        System.out.printf(
                "expressions: %d equal, %d announced to differ, %d refused by the source%n", equal, announced, refused);
        assertThat(equal).isGreaterThan(300);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("cases")
    void shouldGiveTheSourcesAnswers(String server, String name, Golden golden, Supplier<TestDatabase> start)
            throws SQLException {
        TestDatabase source = start.get();
        TestDatabase target = TestServers.postgresDatabase();
        List<String> silent = new ArrayList<>();
        try (Connection from = source.connect();
                Connection to = target.connect()) {
            Rows.execute(from, "SET time_zone = '+00:00', sql_mode = ''");
            Rows.execute(to, "SET TimeZone = 'UTC'");
            String table = table(from, golden);
            Context context = Context.of(source.name()).withTables(Map.of("t", table));
            Conversion conversion = Conversion.mysqlToPostgreSql(Options.toSchema("shop"));
            ConvertedTable converted = conversion.table(table, context);
            Rows.execute(to, "CREATE SCHEMA shop");
            for (TargetStatement statement : converted.statements()) {
                Rows.execute(to, statement.sql());
            }
            Rows.copy(from, to, converted);
            for (String view : views(golden)) {
                ask(from, to, view, conversion, context, silent);
            }
        }
        assertThat(silent).as("different answers that no issue announced").isEmpty();
    }

    private static String table(Connection from, Golden golden) throws SQLException {
        Rows.execute(from, golden.sources().getFirst());
        for (String row : Rows.OF_T) {
            Rows.execute(from, row);
        }
        return show(from, "SHOW CREATE TABLE t", 2);
    }

    /** One view for each expression; views of more than a list of expressions as they are. */
    private static List<String> views(Golden golden) {
        List<String> views = new ArrayList<>();
        MySqlPrinter printer = new MySqlPrinter();
        for (String source : golden.sources()) {
            if (!(MySqlParser.statement(source) instanceof CreateView view)) {
                continue;
            }
            boolean list = view.query().body() instanceof Select select
                    && select.items().getFirst().alias().filter("c1"::equals).isPresent();
            if (!list) {
                views.add(source.substring(source.indexOf("AS ", source.indexOf("VIEW")) + 3));
                continue;
            }
            for (SelectItem item : ((Select) view.query().body()).items()) {
                Expression expression = item.expression();
                views.add("SELECT " + printer.expression(expression) + " AS `x` FROM `t` ORDER BY `id`");
            }
        }
        return views;
    }

    private static void ask(
            Connection from, Connection to, String query, Conversion conversion, Context context, List<String> silent)
            throws SQLException {
        String sql =
                query.contains("ORDER BY `id`") && isAggregate(query) ? query.replace(" ORDER BY `id`", "") : query;
        String text;
        List<List<String>> wanted;
        try {
            Rows.execute(from, "CREATE OR REPLACE VIEW v AS " + sql);
            text = show(from, "SHOW CREATE VIEW v", 2);
            wanted = Rows.read(from, "SELECT * FROM v");
        } catch (SQLException e) {
            refused++;
            return;
        }
        ConvertedObject view = conversion.view(text, context);
        if (!view.converted()) {
            announced++;
            return;
        }
        Rows.execute(to, "DROP VIEW IF EXISTS shop.v");
        List<List<String>> got;
        try {
            Rows.execute(to, view.statements().getFirst().sql());
            got = Rows.read(to, "SELECT * FROM shop.v");
        } catch (SQLException e) {
            got = List.of(List.of(String.valueOf(e.getMessage())));
        }
        if (Rows.same(wanted, got)) {
            equal++;
        } else if (view.issues().isEmpty()) {
            silent.add(sql + "\n  " + text.substring(text.indexOf(" VIEW ")) + "\n  "
                    + view.statements().getFirst().sql() + "\n  wanted " + wanted + "\n  got    " + got);
        } else {
            announced++;
            System.out.println("differs, announced by "
                    + view.issues().stream().map(Issue::problem).toList() + ": " + sql + "\n  wanted " + wanted
                    + "\n  got    " + got);
        }
    }

    private static boolean isAggregate(String query) {
        return query.matches("(?is).*\\b(sum|avg|count|group_concat|json_arrayagg)\\s*\\(.*");
    }

    private static String show(Connection connection, String sql, int column) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(column);
        }
    }
}

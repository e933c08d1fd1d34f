package io.godwit.sql.parser;

import static io.godwit.sql.parser.ParserAssert.assertExpression;
import static io.godwit.sql.parser.ParserAssert.assertQuery;
import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.sql.Golden;
import io.godwit.sql.tree.Expression.UnparsedExpression;
import io.godwit.sql.tree.Statement;
import io.godwit.sql.tree.Statement.CreateTable;
import io.godwit.sql.tree.Statement.UnparsedStatement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MySqlParserTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "1 + 2 * 3 | 1 + 2 * 3",
                "(1 + 2) * 3 | (1 + 2) * 3",
                "1 - (2 - 3) | 1 - (2 - 3)",
                "1 - 2 - 3 | 1 - 2 - 3",
                "a or b and not c = d | `a` OR `b` AND NOT `c` = `d`",
                "not (a and b) | NOT (`a` AND `b`)",
                "a xor b or c && d or e | `a` XOR `b` OR `c` AND `d` OR `e`",
                "!a | NOT `a`",
                "a = b is null | (`a` = `b`) IS NULL",
                "a is not true | `a` IS NOT TRUE",
                "a between 1 and 2 and b | `a` BETWEEN 1 AND 2 AND `b`",
                "a not in (1, 2) | `a` NOT IN (1, 2)",
                "a not like 'x%' escape '!' | `a` NOT LIKE 'x%' ESCAPE '!'",
                "a not regexp 'x' | NOT `a` REGEXP 'x'",
                "a <=> null | `a` <=> NULL",
                "-a ^ 2 | -`a` ^ 2",
                "1 << ~a | 1 << ~`a`",
                "- -1 | -(-1)",
                "`we``ird`.`x` | `we``ird`.`x`",
                "'it''s' 'more' | 'it''smore'",
                "\"double\" | 'double'",
                "_latin1'x' | _latin1'x'",
                "N'x' | 'x'",
                "x'4a' | x'4A'",
                "0xABC | x'0ABC'",
                "b'101' | B'101'",
                "1.5e-3 | 1.5e-3",
                ".5 | .5",
                "date '2024-01-01' | DATE '2024-01-01'",
                "now() | now()",
                "current_timestamp | now()",
                "ifnull(a, 0) | coalesce(`a`, 0)",
                "count(distinct a, b) | count(DISTINCT `a`, `b`)",
                "group_concat(distinct a order by b desc separator ';') | group_concat(DISTINCT `a` ORDER BY `b` DESC SEPARATOR ';')",
                "a + interval 1 day | `a` + INTERVAL 1 DAY",
                "interval (1 + 2) hour + a | INTERVAL (1 + 2) HOUR + `a`",
                "date_add(a, interval '1:2' minute_second) | date_add(`a`, INTERVAL '1:2' MINUTE_SECOND)",
                "timestampdiff(day, a, b) | timestampdiff(DAY, `a`, `b`)",
                "extract(year from a) | EXTRACT(year FROM `a`)",
                "trim(leading 'x' from a) | TRIM(LEADING 'x' FROM `a`)",
                "substring(a from 2 for 3) | substring(`a`, 2, 3)",
                "cast(a as unsigned) | CAST(`a` AS unsigned)",
                "cast(a as decimal(10,2)) | CAST(`a` AS decimal(10,2))",
                "convert(a using utf8mb4) | CONVERT(`a` USING utf8mb4)",
                "convert(a, char(3)) | CAST(`a` AS char(3))",
                "binary a | CAST(`a` AS binary)",
                "a collate utf8mb4_bin = b | `a` COLLATE utf8mb4_bin = `b`",
                "case a when 1 then 'x' else 'y' end | CASE `a` WHEN 1 THEN 'x' ELSE 'y' END",
                "(a, b) = (1, 2) | (`a`, `b`) = (1, 2)",
                "a->'$.x' | json_extract(`a`, '$.x')",
                "a->>'$.x' | json_unquote(json_extract(`a`, '$.x'))",
                "sum(a) over (partition by b order by c rows between 1 preceding and current row) |"
                        + " sum(`a`) OVER (PARTITION BY `b` ORDER BY `c` ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)",
                "@@sql_mode | @@sql_mode",
                "interval(5, 1, 10) | interval(5, 1, 10)",
            })
    void shouldReadExpressions(String sql, String printed) {
        assertExpression(sql, printed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1",
                "select distinct a, b.* from t b",
                "select a from t where b = (select max(c) from u)",
                "select a from (t join u on t.x = u.x) left join (v join w using (y)) on v.z = t.z",
                "select a from t, u natural join v",
                "select a from t group by a with rollup having count(0) > 1 order by 1 desc limit 5, 10",
                "select a from t union all (select b from u order by b limit 1) union select c from v order by a",
                "with recursive n (i) as (select 1 union all select i + 1 from n) select i from n",
                "select x.a from (select 1 as a) x where exists (select 1 from t where t.a = x.a)",
                "select a from t window w as (order by a) limit 3 offset 4",
                "select rank() over w, row_number() over () from t window w as (partition by b)",
                "values row(1, 2), row(3, 4)",
                "select sql_no_cache straight_join a from t use index (x) join u force index for join (y) on 1",
                "select a from t where (a, b) in (select c, d from u) and a >= all (select 1)",
            })
    void shouldReadQueries(String sql) {
        assertQuery(sql);
    }

    static Stream<String> tables() {
        return Golden.all().stream()
                .flatMap(g -> g.sources().stream())
                .filter(s -> Golden.kind(s).equals("TABLE"));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void shouldReadTables(String sql) {
        assertThat(MySqlParser.statement(sql)).isInstanceOf(CreateTable.class);
    }

    @Test
    void shouldSayWhereItStopped() {
        Statement statement = MySqlParser.statement("CREATE VIEW `v` AS\nselect 1\nfrom");
        assertThat(statement).isInstanceOf(UnparsedStatement.class);
        assertThat(((UnparsedStatement) statement).place().line()).isEqualTo(3);
        assertThat(((UnparsedStatement) statement).reason()).isEqualTo("expected a name before the end");
    }

    @Test
    void shouldEndOnDeepNesting() {
        String deep = "(".repeat(100_000) + "1" + ")".repeat(100_000);
        assertThat(MySqlParser.expression(deep)).isInstanceOf(UnparsedExpression.class);
        String unions = "CREATE VIEW v AS " + "(select (".repeat(5_000) + "1" + "))".repeat(5_000);
        assertThat(MySqlParser.statement(unions)).isNotNull();
        String nots = "not ".repeat(100_000) + "1";
        assertThat(MySqlParser.expression(nots)).isNotNull();
    }

    @Test
    void shouldKeepWhatItDoesNotUnderstandInsideOfAQuery() {
        List<String> sources = List.of("select a, b ??? c as d, e from t", "select a from t where x ?? y group by a");
        assertThat(sources)
                .allSatisfy(s -> assertThat(MySqlParser.statement("CREATE VIEW v AS " + s))
                        .isNotInstanceOf(UnparsedStatement.class));
    }
}

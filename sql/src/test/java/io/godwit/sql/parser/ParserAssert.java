package io.godwit.sql.parser;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.sql.printer.MySqlPrinter;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.UnparsedExpression;
import io.godwit.sql.tree.Parts;
import io.godwit.sql.tree.Query;
import io.godwit.sql.tree.Statement;
import io.godwit.sql.tree.Statement.CreateView;

/** What is read is printed and read again: each test of the parser proves that nothing was lost. */
final class ParserAssert {
    private static final MySqlPrinter PRINTER = new MySqlPrinter();

    private ParserAssert() {}

    /** @param printed how it is printed */
    static void assertExpression(String sql, String printed) {
        Expression read = MySqlParser.expression(sql);
        Parts.visit(read, part -> assertThat(part).as(sql).isNotInstanceOf(UnparsedExpression.class));
        String text = PRINTER.expression(read);
        assertThat(text).isEqualTo(printed);
        assertThat(MySqlParser.expression(text)).as("read again: %s", text).isEqualTo(read);
    }

    static Query assertQuery(String sql) {
        Query read = query(sql);
        String text = PRINTER.query(read);
        assertThat(query(text)).as("read again: %s", text).isEqualTo(read);
        return read;
    }

    private static Query query(String sql) {
        Statement statement = MySqlParser.statement("CREATE VIEW `v` AS " + sql);
        assertThat(statement).as(sql).isInstanceOf(CreateView.class);
        return ((CreateView) statement).query();
    }
}

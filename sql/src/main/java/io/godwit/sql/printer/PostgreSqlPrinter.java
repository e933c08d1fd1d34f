package io.godwit.sql.printer;

import io.godwit.sql.dialect.Binding;
import io.godwit.sql.dialect.PostgreSqlDialect;
import io.godwit.sql.dialect.PostgreSqlFunctions;
import io.godwit.sql.tree.DataType;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.BytesLiteral;
import io.godwit.sql.tree.Expression.Call;
import io.godwit.sql.tree.Expression.Cast;
import io.godwit.sql.tree.Expression.Interval;
import io.godwit.sql.tree.Expression.Like;
import io.godwit.sql.tree.Expression.TextLiteral;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** PostgreSQL's spelling: all names quoted, texts as standard strings. */
public final class PostgreSqlPrinter extends QueryPrinter {
    private static final Set<String> WITHOUT_PARENTHESES =
            Set.of("current_date", "current_time", "current_user", "localtimestamp", "current_timestamp", "localtime");

    public PostgreSqlPrinter() {
        super(PostgreSqlDialect.POSTGRESQL);
    }

    @Override
    public String name(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** With standard_conforming_strings a backslash is a backslash. */
    @Override
    public String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** As {@code format_type} writes it. */
    @Override
    public String type(DataType type) {
        String arguments = type.arguments().isEmpty()
                ? ""
                : type.arguments().stream().map(String::valueOf).collect(Collectors.joining(",", "(", ")"));
        int zone = type.name().indexOf(" with");
        return zone > 0
                ? type.name().substring(0, zone) + arguments + type.name().substring(zone)
                : type.name().endsWith("[]")
                        ? type.name().substring(0, type.name().length() - 2) + arguments + "[]"
                        : type.name() + arguments;
    }

    @Override
    String textLiteral(TextLiteral literal) {
        return text(literal.value());
    }

    @Override
    String bytes(BytesLiteral literal) {
        return "'\\x" + literal.hex() + "'::bytea";
    }

    @Override
    String call(Call call) {
        if (WITHOUT_PARENTHESES.contains(call.name()) && call.arguments().isEmpty()) {
            return call.name().toUpperCase(java.util.Locale.ROOT);
        }
        return call(PostgreSqlFunctions.spelling(call.name()), expressions(call.arguments()), call);
    }

    @Override
    String castOf(Cast cast) {
        return operand(cast.operand(), Binding.WHOLE - 1) + "::" + type(cast.type());
    }

    @Override
    String like(Like like) {
        return operand(like.operand(), Binding.COMPARISON)
                + (like.negated() ? " NOT" : "")
                + (like.anyCase() ? " ILIKE " : " LIKE ")
                + operand(like.pattern(), Binding.COMPARISON)
                + like.escape().map(e -> " ESCAPE " + expression(e)).orElse("");
    }

    @Override
    String collation(String collation) {
        return name(collation);
    }

    @Override
    String interval(Interval interval) {
        return "INTERVAL " + text(((TextLiteral) interval.amount()).value());
    }

    @Override
    String groupBy(List<Expression> expressions, boolean rollup) {
        return rollup ? "ROLLUP (" + expressions(expressions) + ")" : expressions(expressions);
    }

    /** A comment, and NULL in its place so that what stands around it can be read. */
    @Override
    String unparsed(String text, String reason) {
        return "NULL /* " + text.replace("/*", "/ *").replace("*/", "* /") + " */";
    }
}

package io.godwit.sql.printer;

import io.godwit.sql.dialect.Binding;
import io.godwit.sql.dialect.MySqlDialect;
import io.godwit.sql.tree.DataType;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.BytesLiteral;
import io.godwit.sql.tree.Expression.Call;
import io.godwit.sql.tree.Expression.Cast;
import io.godwit.sql.tree.Expression.Interval;
import io.godwit.sql.tree.Expression.Like;
import io.godwit.sql.tree.Expression.TextLiteral;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** MySQL's spelling: in issues, and to prove that reading loses nothing. */
public final class MySqlPrinter extends QueryPrinter {

    public MySqlPrinter() {
        super(MySqlDialect.MYSQL);
    }

    @Override
    public String name(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    @Override
    public String text(String text) {
        String escaped = text.replace("\\", "\\\\").replace("'", "''").replace("\0", "\\0");
        // a pattern's escape was kept with its backslash
        return "'" + escaped.replace("\\\\%", "\\%").replace("\\\\_", "\\_") + "'";
    }

    @Override
    public String type(DataType type) {
        String name = type.name().equals("bigint") && type.arguments().isEmpty() && !type.zerofill()
                ? (type.unsigned() ? "unsigned" : "signed")
                : type.name();
        StringBuilder out = new StringBuilder(name);
        if (!type.arguments().isEmpty()) {
            out.append(type.arguments().stream().map(String::valueOf).collect(Collectors.joining(",", "(", ")")));
        }
        type.charset().ifPresent(c -> out.append(" charset ").append(c));
        return out.toString();
    }

    @Override
    String textLiteral(TextLiteral literal) {
        return literal.charset().map(c -> "_" + c).orElse("") + text(literal.value());
    }

    @Override
    String bytes(BytesLiteral literal) {
        return literal.charset().map(c -> "_" + c + " ").orElse("") + "x'" + literal.hex() + "'";
    }

    @Override
    String call(Call call) {
        return switch (call.name()) {
            case "group_concat" -> {
                List<Expression> arguments = call.arguments();
                String body = expressions(arguments.subList(0, arguments.size() - 1));
                String order = call.orderBy().isEmpty() ? "" : " ORDER BY " + sortItems(call.orderBy());
                yield "group_concat(" + (call.distinct() ? "DISTINCT " : "") + body + order + " SEPARATOR "
                        + expression(arguments.getLast()) + ")";
            }
            case "timestampdiff" ->
                "timestampdiff(" + ((TextLiteral) call.argument(0)).value().toUpperCase(Locale.ROOT) + ", "
                        + expression(call.argument(1)) + ", " + expression(call.argument(2)) + ")";
            default -> call(call.name(), expressions(call.arguments()), call);
        };
    }

    @Override
    String castOf(Cast cast) {
        return "CAST(" + expression(cast.operand()) + " AS " + type(cast.type()) + ")";
    }

    @Override
    String like(Like like) {
        return operand(like.operand(), Binding.COMPARISON)
                + (like.negated() ? " NOT LIKE " : " LIKE ")
                + operand(like.pattern(), Binding.COMPARISON)
                + like.escape().map(e -> " ESCAPE " + expression(e)).orElse("");
    }

    @Override
    String interval(Interval interval) {
        return "INTERVAL " + operand(interval.amount(), Binding.SUM) + " "
                + interval.unit().toUpperCase(Locale.ROOT);
    }

    @Override
    String groupBy(List<Expression> expressions, boolean rollup) {
        return expressions(expressions) + (rollup ? " WITH ROLLUP" : "");
    }

    @Override
    String row(List<Expression> row) {
        return "ROW(" + expressions(row) + ")";
    }

    @Override
    String unparsed(String text, String reason) {
        return text;
    }
}

package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.resolve.Kind;
import io.godwit.sql.rule.ExpressionRule;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.token.Place;
import io.godwit.sql.tree.DataType;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Cast;

/**
 * Types of CAST are not those of columns, and a text that is no number was 0.
 *
 * <pre>
 * before  CAST(`t` AS SIGNED), CAST(`n` AS CHAR(10)), CAST(`t` AS DATETIME)
 * after   round("t"::numeric)::bigint, left("n"::text, 10), "t"::timestamp(0)
 * </pre>
 */
public final class Casts implements ExpressionRule {
    @Override
    public Expression apply(Expression expression, Rewriting at) {
        if (!(expression instanceof Cast cast)) {
            return expression;
        }
        DataType type = cast.type();
        Expression of = operand(cast, at);
        return switch (type.name()) {
            case "bigint" -> type.unsigned() ? unsigned(of, cast, at) : signed(of, cast, at);
            case "decimal" -> Build.cast(numeric(of, cast, at), "numeric", type.argument(0, 10), type.argument(1, 0));
            case "double" -> Build.cast(numeric(of, cast, at), "double precision");
            case "float" -> Build.cast(numeric(of, cast, at), "real");
            case "char", "varchar", "longtext", "text" ->
                type.charset().filter("binary"::equals).isPresent() ? bytes(of, at) : text(of, type, at);
            case "date" -> Moments.day(of, at);
            case "datetime" -> Build.cast(Moments.of(of, at), "timestamp", type.argument(0, 0));
            case "time" -> time(of, type, at);
            case "year" -> Build.cast(of, "smallint");
            case "json" -> Build.cast(of, "json");
            case "binary" -> bytes(of, at);
            default -> cast;
        };
    }

    private static Expression operand(Cast cast, Rewriting at) {
        boolean number = cast.type().is("bigint", "decimal", "double", "float", "year");
        return number && Build.bits(cast.operand()).isPresent()
                ? new Expression.NumberLiteral(Build.bits(cast.operand()).get().toString())
                : BooleanAsNumber.number(cast.operand(), at);
    }

    private static Expression time(Expression of, DataType type, Rewriting at) {
        if (at.kindOf(of) == Kind.TEXT) {
            at.issue(Problem.DATE_TEXT_MAY_FAIL, "A text is read as a time.", Place.NOWHERE);
        }
        Expression clock = at.kindOf(of).isTemporal() ? Build.cast(of, "time") : of;
        return Build.cast(clock, "interval", type.argument(0, 0));
    }

    private static Expression signed(Expression of, Cast cast, Rewriting at) {
        return at.kindOf(of) == Kind.TEXT
                ? Build.cast(Build.call("trunc", numeric(of, cast, at)), "bigint")
                : Build.cast(numeric(of, cast, at), "bigint");
    }

    private static Expression unsigned(Expression of, Cast cast, Rewriting at) {
        at.issue(Problem.UNSIGNED_ARITHMETIC, "A value is cast to UNSIGNED.", cast.place());
        return Build.cast(numeric(of, cast, at), "numeric", 20, 0);
    }

    private static Expression numeric(Expression of, Cast cast, Rewriting at) {
        return switch (at.kindOf(of)) {
            case TEXT, JSON -> {
                at.issue(Problem.TEXT_NUMBER_MAY_FAIL, "A text is cast to a number.", cast.place());
                yield Build.cast(Texts.of(of, at), "numeric");
            }
            case DATE, DATETIME, TIMESTAMP, TIME, INTERVAL -> {
                at.issue(Problem.QUERY_NOT_UNDERSTOOD, "A time is cast to a number.", cast.place());
                yield of;
            }
            case BITS -> Build.cast(of, "bigint");
            default -> of;
        };
    }

    private static Expression bytes(Expression of, Rewriting at) {
        return at.kindOf(of) == Kind.BYTES ? of : Build.call("convert_to", Texts.of(of, at), Build.text("UTF8"));
    }

    private static Expression text(Expression of, DataType type, Rewriting at) {
        Expression text = Texts.of(of, at);
        return type.arguments().isEmpty() ? text : Build.call("left", text, Build.number(type.argument(0, 1)));
    }
}

package io.godwit.sql.rule.mysql;

import io.godwit.sql.rule.ExpressionRule;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Call;
import io.godwit.sql.tree.Expression.TextLiteral;
import io.godwit.sql.tree.Operator;

/**
 * Days between two days, and whole units between two moments.
 *
 * <pre>
 * before  DATEDIFF(`a`, `b`), TIMESTAMPDIFF(HOUR, `a`, `b`)
 * after   "a"::date - "b"::date, trunc(extract(epoch from "b" - "a") / 3600)::bigint
 * </pre>
 */
public final class DateDifferences implements ExpressionRule {
    @Override
    public Expression apply(Expression expression, Rewriting at) {
        if (!(expression instanceof Call call)) {
            return expression;
        }
        if (call.is("datediff", 2)) {
            return Build.binary(Moments.day(call.argument(0), at), Operator.MINUS, Moments.day(call.argument(1), at));
        }
        if (call.is("timestampdiff", 3) && call.argument(0) instanceof TextLiteral unit) {
            return difference(unit.value(), moment(call.argument(1), at), moment(call.argument(2), at));
        }
        return expression;
    }

    /** The difference of two days is a number on the target: moments give a span. */
    private static Expression moment(Expression expression, Rewriting at) {
        Expression moment = Moments.of(expression, at);
        return switch (at.kindOf(moment)) {
            case DATETIME, TIMESTAMP -> moment;
            default -> Build.cast(moment, "timestamp");
        };
    }

    private static Expression difference(String unit, Expression from, Expression to) {
        return switch (unit) {
            case "microsecond" -> whole(Build.binary(seconds(from, to), Operator.MULTIPLY, Build.number(1_000_000)));
            case "second" -> whole(seconds(from, to));
            case "minute" -> units(from, to, 60);
            case "hour" -> units(from, to, 3_600);
            case "day" -> units(from, to, 86_400);
            case "week" -> units(from, to, 604_800);
            case "month" -> whole(months(from, to));
            case "quarter" -> whole(Build.binary(months(from, to), Operator.DIVIDE, Build.number(3)));
            default -> whole(Build.binary(months(from, to), Operator.DIVIDE, Build.number(12)));
        };
    }

    private static Expression units(Expression from, Expression to, long seconds) {
        return whole(Build.binary(seconds(from, to), Operator.DIVIDE, Build.number(seconds)));
    }

    private static Expression seconds(Expression from, Expression to) {
        return Build.extract("epoch", Build.binary(to, Operator.MINUS, from));
    }

    private static Expression months(Expression from, Expression to) {
        Expression age = Build.call("age", to, from);
        Expression years = Build.binary(Build.extract("year", age), Operator.MULTIPLY, Build.number(12));
        return Build.binary(years, Operator.PLUS, Build.extract("month", age));
    }

    private static Expression whole(Expression number) {
        return Build.cast(Build.call("trunc", number), "bigint");
    }
}

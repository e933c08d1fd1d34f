package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.resolve.Kind;
import io.godwit.sql.rule.ExpressionRule;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.token.Place;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Binary;
import io.godwit.sql.tree.Expression.Call;
import io.godwit.sql.tree.Expression.Interval;
import io.godwit.sql.tree.Operator;
import java.util.Optional;

/**
 * A day plus days is a day; the target makes a moment of it.
 *
 * <pre>
 * before  `day` + INTERVAL 1 MONTH, DATE_SUB(`made`, INTERVAL `n` HOUR)
 * after   ("day" + INTERVAL '1 month')::date, "made" - "n" * INTERVAL '1 hour'
 * </pre>
 */
public final class DateArithmetic implements ExpressionRule {
    @Override
    public Expression apply(Expression expression, Rewriting at) {
        return switch (expression) {
            case Binary b
            when b.operator() == Operator.PLUS && b.right() instanceof Interval i && isRaw(i) ->
                moved(b.left(), Operator.PLUS, i, at);
            case Binary b
            when b.operator() == Operator.PLUS && b.left() instanceof Interval i && isRaw(i) ->
                moved(b.right(), Operator.PLUS, i, at);
            case Binary b
            when b.operator() == Operator.MINUS && b.right() instanceof Interval i && isRaw(i) ->
                moved(b.left(), Operator.MINUS, i, at);
            case Call call when call.arguments().size() == 2 -> call(call, at);
            default -> expression;
        };
    }

    private static boolean isRaw(Interval interval) {
        return !interval.unit().isEmpty();
    }

    private static Expression call(Call call, Rewriting at) {
        Optional<Operator> operator = switch (call.name()) {
            case "date_add", "adddate" -> Optional.of(Operator.PLUS);
            case "date_sub", "subdate" -> Optional.of(Operator.MINUS);
            default -> Optional.empty();
        };
        if (operator.isEmpty()) {
            return call;
        }
        Interval interval = call.argument(1) instanceof Interval i ? i : new Interval(call.argument(1), "day");
        return moved(call.argument(0), operator.get(), interval, at);
    }

    private static Expression moved(Expression from, Operator operator, Interval interval, Rewriting at) {
        Optional<Expression> span = Intervals.of(interval);
        if (span.isEmpty()) {
            at.issue(
                    Problem.QUERY_NOT_UNDERSTOOD,
                    "An interval of " + interval.unit().toUpperCase(java.util.Locale.ROOT) + " is no constant.",
                    Place.NOWHERE);
            return Build.binary(from, operator, interval);
        }
        if (!Intervals.isConstant(interval)) {
            at.issue(Problem.ERROR_WAS_NULL, "A date is moved by a number that is no constant.", Place.NOWHERE);
        }
        boolean constantDay = Build.constant(from)
                .filter(t -> t.matches("\\d{4}-\\d\\d-\\d\\d"))
                .isPresent();
        boolean day = (constantDay || at.kindOf(from) == Kind.DATE) && Intervals.keepsDay(interval.unit());
        Expression moment = Build.binary(Moments.of(from, at), operator, span.get());
        return day ? Build.cast(moment, "date") : moment;
    }
}

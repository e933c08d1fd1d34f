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
import io.godwit.sql.tree.Expression.Negative;
import java.util.stream.Stream;

/**
 * The source computes with the digits of a time: a day after 2024-02-29 is 20240230. The target computes with the time.
 *
 * <pre>
 * before  `shipped` - `ordered`, `day` + 1, SUM(`took`)
 * after   the view is not converted: QUERY_NOT_UNDERSTOOD
 * </pre>
 */
public final class TimeAsNumber implements ExpressionRule {
    @Override
    public Expression apply(Expression expression, Rewriting at) {
        if (computed(expression).anyMatch(operand -> isTime(at.kindOf(operand)))) {
            Place place = expression instanceof Binary binary ? binary.place() : Place.NOWHERE;
            at.issue(Problem.QUERY_NOT_UNDERSTOOD, "It computes with the digits of a time.", place);
        }
        return expression;
    }

    private static Stream<Expression> computed(Expression expression) {
        return switch (expression) {
            case Binary b
            when b.operator().isArithmetic() && !(b.left() instanceof Interval) && !(b.right() instanceof Interval) ->
                Stream.of(b.left(), b.right());
            case Negative negative -> Stream.of(negative.operand());
            case Call call
            when TextBesideNumber.OF_NUMBERS.contains(call.name())
                    || call.name().equals("mod") -> call.arguments().stream();
            default -> Stream.of();
        };
    }

    private static boolean isTime(Kind kind) {
        return kind.isTemporal() || kind == Kind.TIME || kind == Kind.INTERVAL;
    }
}

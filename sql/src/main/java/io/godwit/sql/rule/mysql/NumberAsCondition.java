package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.rule.ConditionRule;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.token.Place;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.BooleanLiteral;
import io.godwit.sql.tree.Expression.NumberLiteral;
import io.godwit.sql.tree.Operator;

/**
 * Where a condition is asked for, a number that is not zero holds.
 *
 * <pre>
 * before  WHERE `active`
 * after   WHERE "active" <> 0
 * </pre>
 */
public final class NumberAsCondition implements ConditionRule {
    @Override
    public Expression condition(Expression expression, Rewriting at) {
        if (expression instanceof NumberLiteral literal && literal.isInteger()) {
            return new BooleanLiteral(!literal.text().matches("0+"));
        }
        return switch (at.kindOf(expression)) {
            case INTEGER, DECIMAL, DOUBLE -> notZero(expression);
            case TEXT -> {
                at.issue(Problem.TEXT_NUMBER_MAY_FAIL, "A text is asked to be true.", Place.NOWHERE);
                yield notZero(Build.cast(expression, "numeric"));
            }
            case BITS -> notZero(Build.cast(expression, "bigint"));
            default -> expression;
        };
    }

    private static Expression notZero(Expression expression) {
        return Build.binary(expression, Operator.NOT_EQUAL, Build.number(0));
    }
}

package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.rule.ExpressionRule;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Binary;
import io.godwit.sql.tree.Expression.IsNull;
import io.godwit.sql.tree.Operator;

/**
 * A zero date arrives as NULL, and so does its comparison.
 *
 * <pre>
 * before  `seen` = '0000-00-00'
 * after   "seen" IS NULL, and ZERO_DATE_BECOMES_NULL
 * </pre>
 */
public final class ZeroDateComparisons implements ExpressionRule {
    @Override
    public Expression apply(Expression expression, Rewriting at) {
        if (!(expression instanceof Binary binary) || !binary.operator().isComparison()) {
            return expression;
        }
        boolean right =
                Defaults.isZeroDate(binary.right()) && at.kindOf(binary.left()).isTemporal();
        boolean left =
                Defaults.isZeroDate(binary.left()) && at.kindOf(binary.right()).isTemporal();
        if (!right && !left) {
            return expression;
        }
        if (!Defaults.isAllZero(right ? binary.right() : binary.left())) {
            at.issue(
                    Problem.QUERY_NOT_UNDERSTOOD,
                    "A column is compared with a date of which a part is zero.",
                    binary.place());
            return expression;
        }
        at.issue(Problem.ZERO_DATE_BECOMES_NULL, "A column is compared with a zero date.", binary.place());
        boolean equal = binary.operator() == Operator.EQUAL
                || binary.operator() == Operator.NULL_SAFE_EQUAL
                || binary.operator() == Operator.LESS_OR_EQUAL && right
                || binary.operator() == Operator.GREATER_OR_EQUAL && left;
        return new IsNull(right ? binary.left() : binary.right(), !equal);
    }
}

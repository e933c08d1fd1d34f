package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.resolve.Kind;
import io.godwit.sql.rule.ExpressionRule;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.token.Place;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Binary;
import io.godwit.sql.tree.Operator;

/**
 * A quotient of integers has digits behind the point, and a divisor of zero gives NULL.
 *
 * <pre>
 * before  `a` / `b`
 * after   "a"::numeric / nullif("b", 0)
 * </pre>
 */
public final class Divisions implements ExpressionRule {
    @Override
    public Expression apply(Expression expression, Rewriting at) {
        if (!(expression instanceof Binary binary) || binary.operator() != Operator.DIVIDE) {
            return expression;
        }
        boolean floating = at.kindOf(binary.left()) == Kind.DOUBLE || at.kindOf(binary.right()) == Kind.DOUBLE;
        if (!floating) {
            at.issue(Problem.DIVISION_KEEPS_MORE_DIGITS, "A quotient of exact numbers is computed.", Place.NOWHERE);
        }
        boolean widen = !floating && at.kindOf(binary.left()) != Kind.DECIMAL;
        Expression left = widen ? Build.cast(binary.left(), "numeric") : binary.left();
        return new Binary(Operator.DIVIDE, left, Build.unlessZero(binary.right()), binary.place());
    }
}

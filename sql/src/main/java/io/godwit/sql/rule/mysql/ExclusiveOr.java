package io.godwit.sql.rule.mysql;

import io.godwit.sql.rule.ExpressionRule;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Binary;
import io.godwit.sql.tree.Operator;

/**
 * One of two conditions, not both.
 *
 * <pre>
 * before  `a` > 1 XOR `b` > 1
 * after   ("a" > 1) <> ("b" > 1)
 * </pre>
 */
public final class ExclusiveOr implements ExpressionRule {
    @Override
    public Expression apply(Expression expression, Rewriting at) {
        return expression instanceof Binary binary && binary.operator() == Operator.XOR
                ? new Binary(Operator.NOT_EQUAL, binary.left(), binary.right(), binary.place())
                : expression;
    }
}

package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.resolve.Kind;
import io.godwit.sql.rule.ExpressionRule;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Binary;
import io.godwit.sql.tree.Expression.Like;
import io.godwit.sql.tree.Operator;

/**
 * Patterns follow the collation: without regard to case where the column says so. Regular expressions have another dialect.
 *
 * <pre>
 * before  `name` LIKE 'a%', `name` REGEXP '^a'
 * after   "name" ILIKE 'a%', "name" ~* '^a', and REGULAR_EXPRESSION
 * </pre>
 */
public final class LikePatterns implements ExpressionRule {
    @Override
    public Expression apply(Expression expression, Rewriting at) {
        return switch (expression) {
            case Like like -> like(like, at);
            case Binary b
            when b.operator() == Operator.MATCHES_PATTERN -> {
                at.issue(Problem.REGULAR_EXPRESSION, "A regular expression is used.", b.place());
                boolean anyCase = at.typeOf(b.left()).anyCase();
                yield new Binary(
                        anyCase ? Operator.MATCHES_PATTERN_ANY_CASE : Operator.MATCHES_PATTERN,
                        Texts.of(b.left(), at),
                        b.right(),
                        b.place());
            }
            default -> expression;
        };
    }

    private static Expression like(Like like, Rewriting at) {
        boolean anyCase =
                at.typeOf(like.operand()).anyCase() || at.typeOf(like.pattern()).anyCase();
        if (anyCase) {
            at.issue(Problem.CASE_MAPPING_MAY_DIFFER, "LIKE ignores case.", like.place());
        }
        boolean bytes = at.kindOf(like.operand()) == Kind.BYTES;
        return new Like(
                bytes ? like.operand() : Texts.of(like.operand(), at),
                bytes ? like.pattern() : Texts.of(like.pattern(), at),
                like.escape(),
                like.negated(),
                anyCase,
                like.place());
    }
}

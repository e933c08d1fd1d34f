package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.resolve.Kind;
import io.godwit.sql.rule.ExpressionRule;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Binary;
import io.godwit.sql.tree.Expression.Call;
import io.godwit.sql.tree.Expression.Like;
import io.godwit.sql.tree.Operator;
import java.util.Set;

/**
 * Patterns follow the collation: without regard to case where the column says so. Regular expressions have another dialect.
 *
 * <pre>
 * before  `name` LIKE 'a%', `name` REGEXP '^a'
 * after   "name" ILIKE 'a%', "name" ~* '^a', and REGULAR_EXPRESSION
 * </pre>
 */
public final class LikePatterns implements ExpressionRule {
    private static final Set<String> REGULAR = Set.of("regexp_like", "regexp_replace", "regexp_substr", "regexp_instr");

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
            case Call call
            when REGULAR.contains(call.name()) && call.arguments().size() >= 2 -> regular(call, at);
            default -> expression;
        };
    }

    /** Positions, occurrences and match types beyond the first arguments are left to a person. */
    private static Expression regular(Call call, Rewriting at) {
        int plain = call.name().equals("regexp_replace") ? 3 : 2;
        if (call.arguments().size() != plain) {
            return call;
        }
        at.issue(Problem.REGULAR_EXPRESSION, "A regular expression is used.", call.place());
        boolean anyCase = at.typeOf(call.argument(0)).anyCase();
        Expression text = Texts.of(call.argument(0), at);
        Expression pattern = call.argument(1);
        Expression one = Build.number(1);
        return switch (call.name()) {
            case "regexp_like" ->
                Build.binary(text, anyCase ? Operator.MATCHES_PATTERN_ANY_CASE : Operator.MATCHES_PATTERN, pattern);
            case "regexp_replace" ->
                Build.call(
                        "regexp_replace",
                        text,
                        pattern,
                        Texts.of(call.argument(2), at),
                        Build.text(anyCase ? "gi" : "g"));
            case "regexp_substr" ->
                Build.call("regexp_substr", text, pattern, one, one, Build.text(anyCase ? "i" : ""));
            default ->
                Build.call("regexp_instr", text, pattern, one, one, Build.number(0), Build.text(anyCase ? "i" : ""));
        };
    }

    private static Expression like(Like like, Rewriting at) {
        boolean exact = at.kindOf(like.operand()) == Kind.BYTES || at.kindOf(like.pattern()) == Kind.BYTES;
        boolean anyCase = !exact
                && (at.typeOf(like.operand()).anyCase()
                        || at.typeOf(like.pattern()).anyCase());
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

package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.resolve.Kind;
import io.godwit.sql.rule.ExpressionRule;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Call;
import io.godwit.sql.tree.Expression.Case;
import io.godwit.sql.tree.Expression.Negative;
import io.godwit.sql.tree.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Positions count from the end where they are negative, and a position of 0 gives nothing.
 *
 * <pre>
 * before  SUBSTRING(`t`, -3), LEFT(`t`, `n`)
 * after   CASE WHEN char_length("t") < 3 THEN '' ELSE right("t", 3) END, left("t", greatest("n", 0))
 * </pre>
 */
public final class Substrings implements ExpressionRule {
    @Override
    public Expression apply(Expression expression, Rewriting at) {
        if (!(expression instanceof Call call) || call.arguments().size() < 2) {
            return expression;
        }
        return switch (call.name()) {
            case "left", "right" -> end(call, at);
            case "substring" -> substring(call, at);
            default -> expression;
        };
    }

    private static Expression end(Call call, Rewriting at) {
        Expression text = Texts.of(call.argument(0), at);
        return call.with(List.of(text, notNegative(call.argument(1))));
    }

    /** NULL stays NULL: greatest() would leave it out. */
    private static Expression notNegative(Expression length) {
        if (Build.whole(length).isPresent()) {
            return length;
        }
        Expression negative = Build.binary(length, Operator.LESS, Build.number(0));
        return Build.cast(Case.of(negative, Build.number(0), length), "integer");
    }

    private static Expression substring(Call call, Rewriting at) {
        boolean bytes = at.kindOf(call.argument(0)) == Kind.BYTES;
        Expression text = bytes ? call.argument(0) : Texts.of(call.argument(0), at);
        List<Expression> arguments = new ArrayList<>(List.of(text));
        Expression position = call.argument(1);
        Optional<Expression> length =
                call.arguments().size() > 2 ? Optional.of(notNegative(call.argument(2))) : Optional.empty();
        if (position instanceof Negative negative
                && Build.whole(negative.operand()).isPresent()
                && !bytes) {
            return fromEnd(text, negative.operand(), length);
        }
        Optional<Integer> constant = Build.whole(position);
        if (constant.filter(p -> p == 0).isPresent()) {
            return Build.call("left", text, Build.number(0));
        }
        if (constant.isEmpty()) {
            at.issue(Problem.NEGATIVE_POSITION, "The position of SUBSTRING.", call.place());
            position = Build.cast(position, "integer");
        }
        arguments.add(position);
        length.ifPresent(arguments::add);
        return call.with(arguments);
    }

    private static Expression fromEnd(Expression text, Expression count, Optional<Expression> length) {
        Expression end = Build.call("right", text, count);
        Expression part =
                length.<Expression>map(l -> Build.call("left", end, l)).orElse(end);
        Expression tooShort = Build.binary(Build.call("char_length", text), Operator.LESS, count);
        return Case.of(tooShort, Build.text(""), part);
    }
}

package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.rule.ExpressionRule;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Call;
import io.godwit.sql.tree.Expression.Element;
import io.godwit.sql.tree.Expression.Negative;
import io.godwit.sql.tree.Operator;
import java.util.Optional;

/**
 * What stands before the n-th delimiter, or behind the n-th from the end.
 *
 * <pre>
 * before  SUBSTRING_INDEX(`t`, ',', 2), SUBSTRING_INDEX(`t`, ',', -1)
 * after   array_to_string((string_to_array("t", ','))[1:2], ','), split_part("t", ',', -1)
 * </pre>
 */
public final class SubstringIndexes implements ExpressionRule {
    @Override
    public Expression apply(Expression expression, Rewriting at) {
        if (!(expression instanceof Call call) || !call.is("substring_index", 3)) {
            return expression;
        }
        Expression text = Texts.of(call.argument(0), at);
        Expression delimiter = call.argument(1);
        Optional<Integer> count =
                Build.whole(call.argument(2) instanceof Negative negative ? negative.operand() : call.argument(2));
        if (count.isEmpty()) {
            at.issue(Problem.UNKNOWN_FUNCTION, "SUBSTRING_INDEX with a count that is no constant.", call.place());
            return expression;
        }
        boolean fromEnd = call.argument(2) instanceof Negative;
        if (count.get() == 1) {
            return Build.call("split_part", text, delimiter, Build.number(fromEnd ? -1 : 1));
        }
        Expression parts = Build.call("string_to_array", text, delimiter);
        Expression slice = fromEnd ? lastOf(parts, count.get()) : firstOf(parts, count.get());
        return Build.call("array_to_string", slice, delimiter);
    }

    private static Expression firstOf(Expression parts, int count) {
        return new Element(parts, Build.number(1), Optional.of(Build.number(count)));
    }

    private static Expression lastOf(Expression parts, int count) {
        Expression size = Build.call("cardinality", parts);
        Expression from = Build.binary(size, Operator.MINUS, Build.number(count - 1L));
        return new Element(parts, from, Optional.of(size));
    }
}

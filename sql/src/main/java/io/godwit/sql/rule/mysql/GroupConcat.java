package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.resolve.Kind;
import io.godwit.sql.rule.ExpressionRule;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Call;
import io.godwit.sql.tree.Expression.SortItem;
import java.util.List;

/**
 * Texts of a group in one; DISTINCT allows no other order than by the values themselves.
 *
 * <pre>
 * before  GROUP_CONCAT(`name` ORDER BY `name` DESC SEPARATOR '; ')
 * after   string_agg("name", '; ' ORDER BY "name" DESC NULLS LAST)
 * </pre>
 */
public final class GroupConcat implements ExpressionRule {
    @Override
    public Expression apply(Expression expression, Rewriting at) {
        if (!(expression instanceof Call call)
                || !call.name().equals("group_concat")
                || call.arguments().size() < 2) {
            return expression;
        }
        at.issue(Problem.GROUP_CONCAT_NOT_CUT, "It joins the texts of a group.", call.place());
        List<Expression> parts = call.arguments().subList(0, call.arguments().size() - 1);
        Expression text = Concatenations.joined(parts, at);
        List<SortItem> order = call.orderBy();
        if (call.distinct() && !order.isEmpty()) {
            Expression key = order.getFirst().expression();
            if (parts.size() == 1
                    && key.equals(parts.getFirst())
                    && at.kindOf(key).isNumber()) {
                Call values = call.renamed("array_agg").with(List.of(key));
                return Build.call("array_to_string", values, call.arguments().getLast());
            }
            if (at.kindOf(key) != Kind.TEXT || !key.equals(parts.getFirst())) {
                at.issue(Problem.DISTINCT_ORDER_AS_TEXT, "GROUP_CONCAT(DISTINCT … ORDER BY …).", call.place());
            }
            order = List.of(new SortItem(
                    text, order.getFirst().descending(), order.getFirst().nullsFirst()));
        }
        return call.renamed("string_agg")
                .with(List.of(text, call.arguments().getLast()))
                .sorted(order);
    }
}

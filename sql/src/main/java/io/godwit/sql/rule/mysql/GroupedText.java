package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.resolve.ValueType;
import io.godwit.sql.rule.ExpressionRule;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.rule.SelectRule;
import io.godwit.sql.rule.SetRule;
import io.godwit.sql.token.Place;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Call;
import io.godwit.sql.tree.QueryBody.Select;
import io.godwit.sql.tree.QueryBody.SelectItem;
import io.godwit.sql.tree.QueryBody.SetOperation;
import java.util.List;
import java.util.stream.Stream;

/**
 * Texts that differ only in case were one group, and one distinct value.
 *
 * <pre>
 * before  select distinct `city` …, count(distinct `city`), … partition by `city`, … union …
 * after   SELECT DISTINCT "city" …, and TEXT_COMPARISON_IGNORED_CASE
 * </pre>
 */
public final class GroupedText implements ExpressionRule, SelectRule, SetRule {
    private static final String GROUPS = "It groups by ";
    private static final String DISTINCT = "It takes distinct values of ";

    @Override
    public Expression apply(Expression expression, Rewriting at) {
        if (expression instanceof Call call) {
            if (call.distinct()) {
                warn(DISTINCT, call.arguments(), at);
            }
            call.over().ifPresent(window -> warn(GROUPS, window.partitionBy(), at));
        }
        return expression;
    }

    @Override
    public Select apply(Select select, Rewriting at) {
        warn(GROUPS, select.groupBy(), at);
        select.windows().forEach(named -> warn(GROUPS, named.window().partitionBy(), at));
        if (select.distinct()) {
            warn(DISTINCT, select.items().stream().map(SelectItem::expression).toList(), at);
        }
        return select;
    }

    @Override
    public SetOperation apply(SetOperation set, List<ValueType> left, List<ValueType> right, Rewriting at) {
        boolean keepsEach = set.operation().equals("UNION") && set.all();
        if (!keepsEach && Stream.concat(left.stream(), right.stream()).anyMatch(ValueType::anyCase)) {
            at.issue(
                    Problem.TEXT_COMPARISON_IGNORED_CASE,
                    "It compares the rows of two queries, texts among them.",
                    Place.NOWHERE);
        }
        return set;
    }

    private static void warn(String what, List<Expression> texts, Rewriting at) {
        texts.forEach(text -> Comparisons.ignoredCase(what, text, Place.NOWHERE, at));
    }
}

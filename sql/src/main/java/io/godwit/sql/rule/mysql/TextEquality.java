package io.godwit.sql.rule.mysql;

import io.godwit.sql.resolve.Scope.ScopeColumn;
import io.godwit.sql.rule.ExpressionRule;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.rule.SelectRule;
import io.godwit.sql.token.Place;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Between;
import io.godwit.sql.tree.Expression.Binary;
import io.godwit.sql.tree.Expression.Call;
import io.godwit.sql.tree.Expression.Case;
import io.godwit.sql.tree.Expression.InList;
import io.godwit.sql.tree.Expression.InQuery;
import io.godwit.sql.tree.Expression.Quantified;
import io.godwit.sql.tree.Expression.When;
import io.godwit.sql.tree.Query;
import io.godwit.sql.tree.QueryBody.Select;
import io.godwit.sql.tree.QueryBody.SelectItem;
import io.godwit.sql.tree.Relation;
import io.godwit.sql.tree.Relation.Join;
import java.util.List;
import java.util.stream.Stream;

/**
 * Texts that were equal but for case, accents or trailing blanks are different on the target: each column so compared is
 * named.
 *
 * <pre>
 * before  WHERE `email` = 'A@x'
 * after   WHERE "email" = 'A@x', and TEXT_COMPARISON_IGNORED_CASE
 * </pre>
 */
public final class TextEquality implements ExpressionRule, SelectRule {
    private static final String COMPARES = "It compares ";

    @Override
    public Expression apply(Expression expression, Rewriting at) {
        Place place = expression instanceof Binary binary ? binary.place() : Place.NOWHERE;
        compared(expression).forEach(text -> Comparisons.ignoredCase(COMPARES, text, place, at));
        return expression;
    }

    private static Stream<Expression> compared(Expression expression) {
        return switch (expression) {
            case Binary b when b.operator().isComparison() -> Stream.of(b.left(), b.right());
            case InList in -> Stream.of(in.operand());
            case Between b -> Stream.of(b.operand(), b.low(), b.high());
            case Case cases
            when cases.operand().isPresent() ->
                Stream.concat(cases.operand().stream(), cases.whens().stream().map(When::condition));
            case InQuery in -> Stream.concat(Stream.of(in.operand()), selected(in.query()));
            case Quantified quantified -> Stream.concat(Stream.of(quantified.left()), selected(quantified.query()));
            case Call call when call.is("nullif", 2) || call.is("strcmp", 2) -> call.arguments().stream();
            default -> Stream.of();
        };
    }

    private static Stream<Expression> selected(Query query) {
        return query.body() instanceof Select select
                ? select.items().stream().map(SelectItem::expression)
                : Stream.of();
    }

    @Override
    public Select apply(Select select, Rewriting at) {
        select.from().forEach(relation -> joined(relation, at));
        return select;
    }

    private static void joined(Relation relation, Rewriting at) {
        if (relation instanceof Join join) {
            joined(join.left(), at);
            joined(join.right(), at);
            at.scope().members().stream()
                    .flatMap(member -> member.columns().values().stream())
                    .filter(c -> join.using().contains(c.targetName()) || join.natural() && isShared(c, at))
                    .forEach(c -> Comparisons.ignoredCase(COMPARES, c.name(), c.type(), Place.NOWHERE, at));
        }
    }

    private static boolean isShared(ScopeColumn column, Rewriting at) {
        List<ScopeColumn> same = at.scope().members().stream()
                .flatMap(member -> member.columns().values().stream())
                .filter(other -> other.name().equalsIgnoreCase(column.name()))
                .toList();
        return same.size() > 1;
    }
}

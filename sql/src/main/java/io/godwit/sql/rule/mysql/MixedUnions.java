package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.resolve.Kind;
import io.godwit.sql.resolve.ValueType;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.rule.SetRule;
import io.godwit.sql.token.Place;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Star;
import io.godwit.sql.tree.QueryBody;
import io.godwit.sql.tree.QueryBody.Nested;
import io.godwit.sql.tree.QueryBody.Select;
import io.godwit.sql.tree.QueryBody.SelectItem;
import io.godwit.sql.tree.QueryBody.SetOperation;
import io.godwit.sql.tree.QueryBody.Values;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A column of a union has one type on the target: beside texts all becomes text.
 *
 * <pre>
 * before  SELECT `id` … UNION ALL SELECT `name` …
 * after   SELECT "id"::text … UNION ALL SELECT "name" …, and IMPLICIT_CAST
 * </pre>
 */
public final class MixedUnions implements SetRule {
    @Override
    public SetOperation apply(SetOperation set, List<ValueType> left, List<ValueType> right, Rewriting at) {
        return new SetOperation(
                set.operation(),
                set.all(),
                unified(set.left(), left, right, at),
                unified(set.right(), right, left, at));
    }

    private static QueryBody unified(QueryBody body, List<ValueType> own, List<ValueType> other, Rewriting at) {
        List<Integer> texts = IntStream.range(0, Math.min(own.size(), other.size()))
                .filter(i ->
                        other.get(i).is(Kind.TEXT) && becomesText(own.get(i).kind()))
                .boxed()
                .toList();
        if (texts.isEmpty()) {
            return body;
        }
        at.issue(Problem.IMPLICIT_CAST, "Columns of different types are put together.", Place.NOWHERE);
        return cast(body, texts::contains, at);
    }

    private static boolean becomesText(Kind kind) {
        return kind != Kind.TEXT && kind != Kind.NULL && kind != Kind.UNKNOWN;
    }

    private static QueryBody cast(QueryBody body, Predicate<Integer> which, Rewriting at) {
        return switch (body) {
            case Select select -> cast(select, which, at);
            case SetOperation set ->
                new SetOperation(set.operation(), set.all(), cast(set.left(), which, at), cast(set.right(), which, at));
            case Nested nested ->
                new Nested(nested.query().withBody(cast(nested.query().body(), which, at)));
            case Values values -> values;
        };
    }

    private static QueryBody cast(Select select, Predicate<Integer> which, Rewriting at) {
        if (select.items().stream().anyMatch(item -> item.expression() instanceof Star)) {
            return select;
        }
        return select.withItems(IntStream.range(0, select.items().size())
                .mapToObj(i -> which.test(i)
                        ? cast(select.items().get(i), at)
                        : select.items().get(i))
                .toList());
    }

    /** It keeps its name, which a column without an alias would lose. */
    private static SelectItem cast(SelectItem item, Rewriting at) {
        Optional<String> name = item.alias()
                .or(() -> item.expression() instanceof Expression.Column column
                        ? Optional.of(column.name())
                        : Optional.empty());
        return new SelectItem(Texts.of(item.expression(), at), name);
    }
}

package io.godwit.sql.rule.mysql;

import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Case;
import io.godwit.sql.tree.Expression.IsNull;
import io.godwit.sql.tree.Expression.NullLiteral;
import io.godwit.sql.tree.Expression.Star;
import io.godwit.sql.tree.Expression.Subquery;
import io.godwit.sql.tree.Expression.When;
import io.godwit.sql.tree.Operator;
import io.godwit.sql.tree.Query;
import io.godwit.sql.tree.QueryBody.Select;
import io.godwit.sql.tree.QueryBody.SelectItem;
import java.util.List;
import java.util.Optional;

/** JSON_LENGTH: elements of an array, members of an object, 1 for a scalar. */
final class JsonLengths {
    private JsonLengths() {}

    static Expression of(Expression document) {
        Expression type = Build.call("json_typeof", document);
        return new Case(
                Optional.empty(),
                List.of(
                        new When(new IsNull(document, false), new NullLiteral()),
                        new When(
                                Build.binary(type, Operator.EQUAL, Build.text("array")),
                                Build.call("json_array_length", document)),
                        new When(Build.binary(type, Operator.EQUAL, Build.text("object")), members(document))),
                Optional.of(Build.number(1)));
    }

    private static Expression members(Expression document) {
        Query keys = query(new SelectItem(Build.call("json_object_keys", document), Optional.empty()), List.of());
        Query count = query(
                new SelectItem(Build.call("count", new Star(List.of())), Optional.empty()),
                List.of(new io.godwit.sql.tree.Relation.Derived(keys, "members", List.of(), false)));
        return new Subquery(count);
    }

    private static Query query(SelectItem item, List<io.godwit.sql.tree.Relation> from) {
        Select select =
                new Select(false, List.of(item), from, Optional.empty(), List.of(), false, Optional.empty(), List.of());
        return new Query(List.of(), false, select, List.of(), Optional.empty(), Optional.empty());
    }
}

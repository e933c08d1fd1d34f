package io.godwit.sql.rule.mysql;

import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.ArrayOf;
import java.util.List;

/** A label of an enum as the source counts and orders it: by its place in the list, from 1. */
final class EnumPosition {
    private EnumPosition() {}

    static Expression of(Expression label, List<String> labels) {
        List<Expression> texts = labels.stream().map(Build::text).toList();
        return Build.call("array_position", new ArrayOf(texts), Build.cast(label, "text"));
    }
}

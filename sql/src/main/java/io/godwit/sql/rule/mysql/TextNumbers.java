package io.godwit.sql.rule.mysql;

import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Case;
import io.godwit.sql.tree.Expression.IsNull;
import io.godwit.sql.tree.Expression.NullLiteral;

/** A text as the number that the source reads in it: what it begins with, 0 where it begins with none, NULL of NULL. */
final class TextNumbers {
    private static final String NUMBER = "^\\s*[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?";

    private TextNumbers() {}

    static Expression of(Expression text) {
        Expression found = Build.cast(Build.call("regexp_substr", text, Build.text(NUMBER)), "numeric");
        return Case.of(new IsNull(text, false), new NullLiteral(), Build.call("coalesce", found, Build.number(0)));
    }
}

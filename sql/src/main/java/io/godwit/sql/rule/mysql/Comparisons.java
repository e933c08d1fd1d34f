package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.resolve.ValueType;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.token.Place;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Case;
import io.godwit.sql.tree.Expression.Column;
import io.godwit.sql.tree.Expression.Row;
import io.godwit.sql.tree.Expression.When;
import io.godwit.sql.tree.Operator;
import java.util.List;
import java.util.Optional;

/** What comparisons are built of, and what is told of them. */
final class Comparisons {
    private Comparisons() {}

    /** −1, 0 or 1. */
    static Expression sign(Expression left, Expression right) {
        return new Case(
                Optional.empty(),
                List.of(
                        new When(binary(left, Operator.LESS, right), Build.number(-1)),
                        new When(binary(left, Operator.EQUAL, right), Build.number(0)),
                        new When(binary(left, Operator.GREATER, right), Build.number(1))),
                Optional.empty());
    }

    /** Names a text of which the source does not know the case where it compares. @param what it is that compares */
    static void ignoredCase(String what, Expression text, Place place, Rewriting at) {
        if (text instanceof Row row) {
            row.values().forEach(each -> ignoredCase(what, each, place, at));
        } else {
            String name = text instanceof Column column ? column.name() : "a text";
            ignoredCase(what, name, at.typeOf(text), place, at);
        }
    }

    static void ignoredCase(String what, String name, ValueType type, Place place, Rewriting at) {
        if (type.anyCase()) {
            at.issue(Problem.TEXT_COMPARISON_IGNORED_CASE, what + name + ".", place);
        }
    }

    private static Expression binary(Expression left, Operator operator, Expression right) {
        return new Expression.Binary(operator, left, right, Place.NOWHERE);
    }
}

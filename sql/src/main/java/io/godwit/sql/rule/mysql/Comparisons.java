package io.godwit.sql.rule.mysql;

import io.godwit.sql.token.Place;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Case;
import io.godwit.sql.tree.Expression.When;
import io.godwit.sql.tree.Operator;
import java.util.List;
import java.util.Optional;

/** What comparisons are built of. */
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

    private static Expression binary(Expression left, Operator operator, Expression right) {
        return new Expression.Binary(operator, left, right, Place.NOWHERE);
    }
}

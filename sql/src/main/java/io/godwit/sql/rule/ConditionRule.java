package io.godwit.sql.rule;

import io.godwit.sql.tree.Expression;

/** A rule for what stands where a condition is asked for: WHERE, HAVING, ON, WHEN, beside AND, OR, NOT. */
public non-sealed interface ConditionRule extends Rule {
    Expression condition(Expression expression, Rewriting at);
}

package io.godwit.sql.rule;

import io.godwit.sql.tree.Expression;

/**
 * A rule for expressions. It is asked for every expression once what lies inside is rewritten, and answers with the same
 * node where it has nothing to say. What it answers is shown to the rules behind it in the list.
 */
public non-sealed interface ExpressionRule extends Rule {
    Expression apply(Expression expression, Rewriting at);
}

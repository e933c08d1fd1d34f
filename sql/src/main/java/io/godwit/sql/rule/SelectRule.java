package io.godwit.sql.rule;

import io.godwit.sql.tree.QueryBody.Select;

/** A rule for a whole SELECT, once its expressions are rewritten. */
public non-sealed interface SelectRule extends Rule {
    Select apply(Select select, Rewriting at);
}

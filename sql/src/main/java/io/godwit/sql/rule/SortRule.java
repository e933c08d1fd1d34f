package io.godwit.sql.rule;

import io.godwit.sql.tree.Expression.SortItem;

/** A rule for each key of an order: of queries, windows and aggregates. */
public non-sealed interface SortRule extends Rule {
    SortItem sort(SortItem item, Rewriting at);
}

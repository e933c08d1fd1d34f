package io.godwit.sql.rule;

import io.godwit.sql.resolve.ValueType;
import io.godwit.sql.tree.QueryBody.SetOperation;
import java.util.List;

/** Sees two queries whose rows are put together. */
public non-sealed interface SetRule extends Rule {
    /** @param left the types of the left one's columns; @param right those of the right one's */
    SetOperation apply(SetOperation set, List<ValueType> left, List<ValueType> right, Rewriting at);
}

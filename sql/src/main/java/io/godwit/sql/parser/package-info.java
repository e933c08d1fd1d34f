/** Tokens to tree: one recursive-descent base, and a small subclass for what a dialect has of its own. */
@NullMarked
package io.godwit.sql.parser;

import org.jspecify.annotations.NullMarked;

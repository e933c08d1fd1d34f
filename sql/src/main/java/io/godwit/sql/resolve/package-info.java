/** What names mean: the columns in sight, and the types of expressions. */
@NullMarked
package io.godwit.sql.resolve;

import org.jspecify.annotations.NullMarked;

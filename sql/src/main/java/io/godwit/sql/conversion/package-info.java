/** The flows: what comes after what when a table, a view or a piece of code is converted. */
@NullMarked
package io.godwit.sql.conversion;

import org.jspecify.annotations.NullMarked;

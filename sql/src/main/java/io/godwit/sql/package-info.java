/** The way in: {@link io.godwit.sql.Conversion} converts tables, views and stored code from one dialect to another. */
@NullMarked
package io.godwit.sql;

import org.jspecify.annotations.NullMarked;

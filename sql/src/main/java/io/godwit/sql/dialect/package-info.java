/** What a dialect is, as data: keywords, quoting, operators, the spellings of functions and types. */
@NullMarked
package io.godwit.sql.dialect;

import org.jspecify.annotations.NullMarked;

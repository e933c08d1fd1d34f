/** Tree to text: one base, and a subclass per dialect. */
@NullMarked
package io.godwit.sql.printer;

import org.jspecify.annotations.NullMarked;

/** What a rule is. A rule exists only where meanings differ between two dialects; equal meanings meet in the tables of {@link io.godwit.sql.dialect}. */
@NullMarked
package io.godwit.sql.rule;

import org.jspecify.annotations.NullMarked;

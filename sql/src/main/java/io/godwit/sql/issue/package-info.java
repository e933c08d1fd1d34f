/** What a person must know about a conversion: one catalogue of problems, and the issues that name them at a place. */
@NullMarked
package io.godwit.sql.issue;

import org.jspecify.annotations.NullMarked;

/** From a catalog to a schema plan, by the rules of {@code sql}. */
@NullMarked
package io.godwit.planning;

import org.jspecify.annotations.NullMarked;

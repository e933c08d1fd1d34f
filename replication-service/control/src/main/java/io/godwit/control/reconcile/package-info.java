/** What should run and what does: decided by a pure function, done by one thread. */
@NullMarked
package io.godwit.control.reconcile;

import org.jspecify.annotations.NullMarked;

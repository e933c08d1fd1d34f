/** A source and a target in memory, so that the order of things can be tested without a server. */
@NullMarked
package io.godwit.worker.fake;

import org.jspecify.annotations.NullMarked;

/** The one adapter that owns the reactive session (H32): blocking transactions for code on virtual threads. */
@NullMarked
package io.godwit.platform.service.store;

import org.jspecify.annotations.NullMarked;

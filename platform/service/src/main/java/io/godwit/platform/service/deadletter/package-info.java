/** Messages that could not be handled: listed and replayed. */
@NullMarked
package io.godwit.platform.service.deadletter;

import org.jspecify.annotations.NullMarked;

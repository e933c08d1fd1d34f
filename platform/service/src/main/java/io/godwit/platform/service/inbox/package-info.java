/** Messages that arrive: verified, in order, once (H31). */
@NullMarked
package io.godwit.platform.service.inbox;

import org.jspecify.annotations.NullMarked;

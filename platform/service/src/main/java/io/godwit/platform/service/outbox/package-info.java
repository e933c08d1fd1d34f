/** Messages that leave in the transaction of the state they speak of (H31). */
@NullMarked
package io.godwit.platform.service.outbox;

import org.jspecify.annotations.NullMarked;

/** Records as they lie in the gateway's schema. */
@NullMarked
package io.godwit.gateway.store;

import org.jspecify.annotations.NullMarked;

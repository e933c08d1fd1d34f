/** The messages that no service could handle, of all services. */
@NullMarked
package io.godwit.gateway.deadletter;

import org.jspecify.annotations.NullMarked;

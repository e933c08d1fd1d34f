/** Signed reads between the services. */
@NullMarked
package io.godwit.platform.service.read;

import org.jspecify.annotations.NullMarked;

/** Who says so: keys of the services, signed messages and signed reads (H31). */
@NullMarked
package io.godwit.platform.sign;

import org.jspecify.annotations.NullMarked;

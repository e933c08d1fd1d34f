/** Every error as an answer of RFC 9457. */
@NullMarked
package io.godwit.platform.service.problem;

import org.jspecify.annotations.NullMarked;

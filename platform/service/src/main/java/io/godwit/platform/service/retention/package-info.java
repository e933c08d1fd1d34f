/** How long messages are kept that were sent or handled. */
@NullMarked
package io.godwit.platform.service.retention;

import org.jspecify.annotations.NullMarked;

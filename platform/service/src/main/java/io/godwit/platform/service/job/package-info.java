/** Long work that a command asks for: noted with it, done after it, taken up again after a crash. */
@NullMarked
package io.godwit.platform.service.job;

import org.jspecify.annotations.NullMarked;

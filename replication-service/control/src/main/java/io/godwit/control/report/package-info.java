/** Reports of workers, and the events that they make. */
@NullMarked
package io.godwit.control.report;

import org.jspecify.annotations.NullMarked;

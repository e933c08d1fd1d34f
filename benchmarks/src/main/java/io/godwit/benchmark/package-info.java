/** Measures the packaged worker between real servers: CPU seconds, rates and memory, beside a plain way on the same rows. */
@NullMarked
package io.godwit.benchmark;

import org.jspecify.annotations.NullMarked;

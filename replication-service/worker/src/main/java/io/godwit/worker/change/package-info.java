@NullMarked
package io.godwit.worker.change;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.godwit.worker.shape;

import org.jspecify.annotations.NullMarked;

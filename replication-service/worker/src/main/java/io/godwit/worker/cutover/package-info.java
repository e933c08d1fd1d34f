@NullMarked
package io.godwit.worker.cutover;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.godwit.worker.load;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.godwit.worker.order;

import org.jspecify.annotations.NullMarked;

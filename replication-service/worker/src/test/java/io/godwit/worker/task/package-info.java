@NullMarked
package io.godwit.worker.task;

import org.jspecify.annotations.NullMarked;

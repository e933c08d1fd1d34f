/** One worker: capture, load, apply, checkpoint, verify, cut over. The order is told by {@code task.TaskRun}. */
@NullMarked
package io.godwit.worker;

import org.jspecify.annotations.NullMarked;

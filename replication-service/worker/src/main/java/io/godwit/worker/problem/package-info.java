@NullMarked
package io.godwit.worker.problem;

import org.jspecify.annotations.NullMarked;

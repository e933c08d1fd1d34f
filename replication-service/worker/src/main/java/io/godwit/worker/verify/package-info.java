@NullMarked
package io.godwit.worker.verify;

import org.jspecify.annotations.NullMarked;

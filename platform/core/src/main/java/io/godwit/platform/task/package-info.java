@NullMarked
package io.godwit.platform.task;

import org.jspecify.annotations.NullMarked;

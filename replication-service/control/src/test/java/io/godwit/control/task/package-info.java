@NullMarked
package io.godwit.control.task;

import org.jspecify.annotations.NullMarked;

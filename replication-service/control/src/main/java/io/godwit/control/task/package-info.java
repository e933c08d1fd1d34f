/** The tasks as they are stored: what is wanted, what was told, what workers are to do. */
@NullMarked
package io.godwit.control.task;

import org.jspecify.annotations.NullMarked;

/** The door for workers: HTTPS, a token for each instance. */
@NullMarked
package io.godwit.control.workerapi;

import org.jspecify.annotations.NullMarked;

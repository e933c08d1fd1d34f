/** The cut-over's steps on disk, and its plan for people. */
@NullMarked
package io.godwit.control.cutover;

import org.jspecify.annotations.NullMarked;

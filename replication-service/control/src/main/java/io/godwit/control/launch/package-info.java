/** Starting, finding and ending workers: one interface, one launcher for each kind of place. */
@NullMarked
package io.godwit.control.launch;

import org.jspecify.annotations.NullMarked;

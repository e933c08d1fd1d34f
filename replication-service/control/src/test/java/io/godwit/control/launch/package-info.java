@NullMarked
package io.godwit.control.launch;

import org.jspecify.annotations.NullMarked;

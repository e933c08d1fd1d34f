@NullMarked
package io.godwit.control.worker;

import org.jspecify.annotations.NullMarked;

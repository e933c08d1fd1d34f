@NullMarked
package io.godwit.conversion.prove;

import org.jspecify.annotations.NullMarked;

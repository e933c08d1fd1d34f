@NullMarked
package io.godwit.conversion;

import org.jspecify.annotations.NullMarked;

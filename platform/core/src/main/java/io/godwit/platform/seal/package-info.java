@NullMarked
package io.godwit.platform.seal;

import org.jspecify.annotations.NullMarked;

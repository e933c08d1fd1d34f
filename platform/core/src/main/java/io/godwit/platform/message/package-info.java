@NullMarked
package io.godwit.platform.message;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.godwit.e2e;

import org.jspecify.annotations.NullMarked;

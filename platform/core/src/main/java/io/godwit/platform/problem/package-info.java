@NullMarked
package io.godwit.platform.problem;

import org.jspecify.annotations.NullMarked;

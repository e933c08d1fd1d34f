@NullMarked
package io.godwit.assessment;

import org.jspecify.annotations.NullMarked;

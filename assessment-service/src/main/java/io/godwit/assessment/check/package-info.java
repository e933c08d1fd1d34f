@NullMarked
package io.godwit.assessment.check;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.godwit.assessment.report;

import org.jspecify.annotations.NullMarked;

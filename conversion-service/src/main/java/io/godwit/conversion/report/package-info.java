@NullMarked
package io.godwit.conversion.report;

import org.jspecify.annotations.NullMarked;

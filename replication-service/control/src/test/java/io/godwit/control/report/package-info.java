@NullMarked
package io.godwit.control.report;

import org.jspecify.annotations.NullMarked;

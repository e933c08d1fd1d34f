@NullMarked
package io.godwit.worker.report;

import org.jspecify.annotations.NullMarked;

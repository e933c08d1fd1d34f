@NullMarked
package io.godwit.benchmark;

import org.jspecify.annotations.NullMarked;

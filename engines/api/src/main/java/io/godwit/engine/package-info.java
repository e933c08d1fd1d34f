@NullMarked
package io.godwit.engine;

import org.jspecify.annotations.NullMarked;

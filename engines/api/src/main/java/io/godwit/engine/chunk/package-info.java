@NullMarked
package io.godwit.engine.chunk;

import org.jspecify.annotations.NullMarked;

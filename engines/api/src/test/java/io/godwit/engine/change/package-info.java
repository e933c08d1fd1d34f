@NullMarked
package io.godwit.engine.change;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.godwit.engine.target;

import org.jspecify.annotations.NullMarked;

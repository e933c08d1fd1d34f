@NullMarked
package io.godwit.engine.type;

import org.jspecify.annotations.NullMarked;

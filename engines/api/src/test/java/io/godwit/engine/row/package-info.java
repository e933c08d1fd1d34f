@NullMarked
package io.godwit.engine.row;

import org.jspecify.annotations.NullMarked;

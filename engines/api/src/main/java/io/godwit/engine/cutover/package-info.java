@NullMarked
package io.godwit.engine.cutover;

import org.jspecify.annotations.NullMarked;

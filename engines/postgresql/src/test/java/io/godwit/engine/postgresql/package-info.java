@NullMarked
package io.godwit.engine.postgresql;

import org.jspecify.annotations.NullMarked;

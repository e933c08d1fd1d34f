@NullMarked
package io.godwit.engine.postgresql.copy;

import org.jspecify.annotations.NullMarked;

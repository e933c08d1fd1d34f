@NullMarked
package io.godwit.engine.postgresql.chunk;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.godwit.engine.postgresql.state;

import org.jspecify.annotations.NullMarked;

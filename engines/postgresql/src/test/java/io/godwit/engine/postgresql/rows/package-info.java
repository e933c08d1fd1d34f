@NullMarked
package io.godwit.engine.postgresql.rows;

import org.jspecify.annotations.NullMarked;

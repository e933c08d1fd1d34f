@NullMarked
package io.godwit.engine.postgresql.apply;

import org.jspecify.annotations.NullMarked;

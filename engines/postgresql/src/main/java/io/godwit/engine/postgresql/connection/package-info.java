@NullMarked
package io.godwit.engine.postgresql.connection;

import org.jspecify.annotations.NullMarked;

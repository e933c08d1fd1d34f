@NullMarked
package io.godwit.engine.postgresql.catalog;

import org.jspecify.annotations.NullMarked;

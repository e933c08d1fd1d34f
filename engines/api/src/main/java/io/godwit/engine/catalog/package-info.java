@NullMarked
package io.godwit.engine.catalog;

import org.jspecify.annotations.NullMarked;

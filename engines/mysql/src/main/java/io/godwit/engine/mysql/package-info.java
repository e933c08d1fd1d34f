@NullMarked
package io.godwit.engine.mysql;

import org.jspecify.annotations.NullMarked;

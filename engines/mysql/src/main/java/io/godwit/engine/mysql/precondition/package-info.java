@NullMarked
package io.godwit.engine.mysql.precondition;

import org.jspecify.annotations.NullMarked;

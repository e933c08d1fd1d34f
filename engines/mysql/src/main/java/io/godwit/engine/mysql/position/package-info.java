@NullMarked
package io.godwit.engine.mysql.position;

import org.jspecify.annotations.NullMarked;

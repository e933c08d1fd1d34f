@NullMarked
package io.godwit.engine.mysql.type;

import org.jspecify.annotations.NullMarked;

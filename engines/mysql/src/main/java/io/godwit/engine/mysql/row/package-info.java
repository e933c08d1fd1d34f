@NullMarked
package io.godwit.engine.mysql.row;

import org.jspecify.annotations.NullMarked;

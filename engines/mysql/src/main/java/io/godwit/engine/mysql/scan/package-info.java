@NullMarked
package io.godwit.engine.mysql.scan;

import org.jspecify.annotations.NullMarked;

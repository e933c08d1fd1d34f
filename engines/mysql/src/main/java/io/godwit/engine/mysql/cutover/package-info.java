@NullMarked
package io.godwit.engine.mysql.cutover;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.godwit.engine.mysql.binlog;

import org.jspecify.annotations.NullMarked;

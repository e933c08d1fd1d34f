@NullMarked
package io.godwit.engine.mysql.server;

import org.jspecify.annotations.NullMarked;

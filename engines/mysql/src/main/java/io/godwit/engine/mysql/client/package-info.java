@NullMarked
package io.godwit.engine.mysql.client;

import org.jspecify.annotations.NullMarked;

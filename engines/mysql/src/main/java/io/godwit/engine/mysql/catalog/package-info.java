@NullMarked
package io.godwit.engine.mysql.catalog;

import org.jspecify.annotations.NullMarked;

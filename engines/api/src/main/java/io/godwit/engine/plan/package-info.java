@NullMarked
package io.godwit.engine.plan;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.godwit.gateway.road;

import org.jspecify.annotations.NullMarked;

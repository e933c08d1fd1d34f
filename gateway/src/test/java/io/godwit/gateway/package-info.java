@NullMarked
package io.godwit.gateway;

import org.jspecify.annotations.NullMarked;

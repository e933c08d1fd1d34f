@NullMarked
package io.godwit.gateway.access;

import org.jspecify.annotations.NullMarked;

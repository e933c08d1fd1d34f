@NullMarked
package io.godwit.gateway.migration;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.godwit.platform.migration;

import org.jspecify.annotations.NullMarked;

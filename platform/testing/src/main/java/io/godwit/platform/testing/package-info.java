/** A service under test: its state database, its broker, its keys, and the services around it. */
@NullMarked
package io.godwit.platform.testing;

import org.jspecify.annotations.NullMarked;

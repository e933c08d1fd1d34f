@NullMarked
package io.godwit.platform.servers.binaries;

import org.jspecify.annotations.NullMarked;

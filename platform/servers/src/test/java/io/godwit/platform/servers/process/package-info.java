@NullMarked
package io.godwit.platform.servers.process;

import org.jspecify.annotations.NullMarked;

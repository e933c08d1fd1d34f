/** Server programs carried by jars on the class path, unpacked once per machine into a cache that processes share. */
@NullMarked
package io.godwit.platform.servers.binaries;

import org.jspecify.annotations.NullMarked;

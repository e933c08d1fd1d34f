@NullMarked
package io.godwit.platform.servers.test;

import org.jspecify.annotations.NullMarked;

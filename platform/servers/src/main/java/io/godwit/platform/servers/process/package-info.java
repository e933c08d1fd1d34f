/** Child processes: how one is started, found again, signalled and ended, and which port it may listen on. */
@NullMarked
package io.godwit.platform.servers.process;

import org.jspecify.annotations.NullMarked;

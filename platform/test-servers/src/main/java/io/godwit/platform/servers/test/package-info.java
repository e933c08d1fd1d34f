/** Real servers for tests: one of each kind per virtual machine, a fresh database per test, and a network that can be broken. */
@NullMarked
package io.godwit.platform.servers.test;

import org.jspecify.annotations.NullMarked;

/** Control as a process of its own, between a real state database, a real broker and workers that do as a test says. */
@NullMarked
package io.godwit.control;

import org.jspecify.annotations.NullMarked;

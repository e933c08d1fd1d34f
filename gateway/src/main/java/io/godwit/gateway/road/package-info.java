/** The road of a migration: its states, its legal moves and what must be true for them. Pure: no clock, no store, no bus. */
@NullMarked
package io.godwit.gateway.road;

import org.jspecify.annotations.NullMarked;

/** What end-to-end tests and the chaos of processes share: Godwit as a user runs it, and an oracle of its rows. */
@NullMarked
package io.godwit.e2e;

import org.jspecify.annotations.NullMarked;

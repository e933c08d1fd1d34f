/** Migrations: what is wanted, where each is on its road, and what may be asked of it. */
@NullMarked
package io.godwit.gateway.migration;

import org.jspecify.annotations.NullMarked;

/** What happened to a migration, stored with numbers and streamed from any number on. */
@NullMarked
package io.godwit.gateway.event;

import org.jspecify.annotations.NullMarked;

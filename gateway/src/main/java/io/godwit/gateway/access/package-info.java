/** Who calls and what they may do: API keys in three roles, one way to sign in, and how often one may call. */
@NullMarked
package io.godwit.gateway.access;

import org.jspecify.annotations.NullMarked;

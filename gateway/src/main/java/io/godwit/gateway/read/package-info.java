/** Reads that another service owns, passed on with a token for each single one. */
@NullMarked
package io.godwit.gateway.read;

import org.jspecify.annotations.NullMarked;

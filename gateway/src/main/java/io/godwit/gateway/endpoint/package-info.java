/** Endpoints: where the databases are, as fields, their passwords sealed the moment they enter. */
@NullMarked
package io.godwit.gateway.endpoint;

import org.jspecify.annotations.NullMarked;

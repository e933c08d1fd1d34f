/** What comes in: bodies, parameters and headers, read strictly, each mistake answered with the place it is at. */
@NullMarked
package io.godwit.gateway.request;

import org.jspecify.annotations.NullMarked;

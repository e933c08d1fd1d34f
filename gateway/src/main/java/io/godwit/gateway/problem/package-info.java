/** The gateway's catalogue of problems. */
@NullMarked
package io.godwit.gateway.problem;

import org.jspecify.annotations.NullMarked;

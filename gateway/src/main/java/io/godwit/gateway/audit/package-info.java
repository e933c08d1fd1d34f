/** Who changed what, and when. */
@NullMarked
package io.godwit.gateway.audit;

import org.jspecify.annotations.NullMarked;

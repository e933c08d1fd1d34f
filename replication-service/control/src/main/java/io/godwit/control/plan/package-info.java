/** Schema plans: read through the gateway, kept, handed to workers. */
@NullMarked
package io.godwit.control.plan;

import org.jspecify.annotations.NullMarked;

/** What the gateway reads here on behalf of people. */
@NullMarked
package io.godwit.control.read;

import org.jspecify.annotations.NullMarked;

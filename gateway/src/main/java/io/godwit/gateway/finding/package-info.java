/** What only a look at the databases could tell, as its owner raises and closes it, and who accepted it. */
@NullMarked
package io.godwit.gateway.finding;

import org.jspecify.annotations.NullMarked;

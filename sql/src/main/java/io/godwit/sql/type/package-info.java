/** The tables of types, one per pair of engines, with a policy where there is a choice. */
@NullMarked
package io.godwit.sql.type;

import org.jspecify.annotations.NullMarked;

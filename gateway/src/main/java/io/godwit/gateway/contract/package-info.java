/** What every call of the contract has in common. */
@NullMarked
package io.godwit.gateway.contract;

import org.jspecify.annotations.NullMarked;

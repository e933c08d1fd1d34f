/** The service's own keys and the keyring, from files. */
@NullMarked
package io.godwit.platform.service.keys;

import org.jspecify.annotations.NullMarked;

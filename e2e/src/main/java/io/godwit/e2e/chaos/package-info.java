/** {@code ./godwit chaos}: a live migration whose processes are killed and whose connections are cut, compared afterwards. */
@NullMarked
package io.godwit.e2e.chaos;

import org.jspecify.annotations.NullMarked;

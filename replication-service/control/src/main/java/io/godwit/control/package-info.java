/** Control: the replication tasks and the workers they run in. It opens no endpoint. */
@NullMarked
package io.godwit.control;

import org.jspecify.annotations.NullMarked;

/** The worker between a real MariaDB and a real PostgreSQL. */
@NullMarked
package io.godwit.worker.road;

import org.jspecify.annotations.NullMarked;

/**
 * Real servers from Maven artefacts, each a child process with a folder of its own: PostgreSQL and Kafka for Godwit on one
 * machine, MariaDB as the sample's source, MySQL for tests. Linux only.
 */
@NullMarked
package io.godwit.platform.servers;

import org.jspecify.annotations.NullMarked;

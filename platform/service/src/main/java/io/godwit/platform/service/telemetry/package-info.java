/** Traces across Kafka, health and metrics. */
@NullMarked
package io.godwit.platform.service.telemetry;

import org.jspecify.annotations.NullMarked;

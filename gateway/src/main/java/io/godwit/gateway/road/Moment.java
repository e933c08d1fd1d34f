package io.godwit.gateway.road;

import java.time.Instant;

/**
 * When a move happens.
 *
 * @param version the state version that results from it; a command that the move sends carries it
 */
public record Moment(Instant time, long version) {}

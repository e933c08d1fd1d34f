package io.godwit.engine.chunk;

import io.godwit.engine.change.Position;
import java.util.Optional;

/**
 * What one read of a range gave.
 *
 * @param watermark every transaction of which this read may have seen rows lies before this position (H5); for an exact
 *     read (a table without a key, H6) the position of the very snapshot; empty where the reader serves comparison only
 */
public record Reading(long rows, long bytes, long refused, Optional<Position> watermark) {}

package io.godwit.engine.chunk;

import java.util.UUID;

/** The right to commit one chunk, until it expires or is renewed. The token is written with the chunk (H15). */
public record ChunkLease(Chunk chunk, int planVersion, UUID token) {}

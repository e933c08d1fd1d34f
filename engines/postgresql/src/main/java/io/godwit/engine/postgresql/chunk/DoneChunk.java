package io.godwit.engine.postgresql.chunk;

import io.godwit.engine.chunk.Reading;
import io.godwit.engine.row.Refusal;
import io.godwit.engine.row.RowBuffer;
import io.godwit.engine.target.Target.ChunkResult;
import io.godwit.engine.target.Target.ChunkTransaction;

/** A chunk that somebody has done already: takes everything, changes nothing. */
record DoneChunk(ChunkResult result) implements ChunkTransaction {

    @Override
    public void rows(RowBuffer buffer) {}

    @Override
    public void refused(Refusal refusal) {}

    @Override
    public ChunkResult commit(Reading reading) {
        return result;
    }

    @Override
    public void close() {}
}

package io.godwit.worker.load;

import io.godwit.engine.EngineException;
import io.godwit.engine.chunk.Chunk;
import io.godwit.engine.chunk.Chunk.Mode;
import io.godwit.engine.chunk.KeyRange;
import io.godwit.engine.chunk.RowReader;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.plan.TablePlan;
import java.util.ArrayList;
import java.util.List;

/** Cuts tables into chunks. Small tables are one chunk each: what a table costs outweighs its rows there. */
public final class ChunkPlanner {
    private static final int KEYS_IN_A_CHUNK = 1_000;

    private final RowReader rows;
    private final long chunkRows;

    public ChunkPlanner(RowReader rows, long chunkRows) {
        this.rows = rows;
        this.chunkRows = chunkRows;
    }

    /** All chunks of a plan, numbered from 0. A table that changed meanwhile stops when its one chunk is loaded (H10). */
    public List<Chunk> plan(SchemaPlan plan) {
        List<Chunk> chunks = new ArrayList<>();
        for (TablePlan table : plan.tables()) {
            try {
                chunks.addAll(of(table, Mode.LOAD, chunks.size()));
            } catch (EngineException e) {
                if (e.kind() != EngineException.Kind.SCHEMA_CHANGED) {
                    throw e;
                }
                chunks.add(new Chunk(chunks.size(), table.id(), Mode.LOAD, KeyRange.ALL, List.of()));
            }
        }
        return chunks;
    }

    /** The chunks of one table. A table without a key is one, from a snapshot of its own (H6). */
    public List<Chunk> of(TablePlan table, Mode mode, int firstNumber) {
        if (table.keyless()) {
            return List.of(new Chunk(firstNumber, table.id(), Mode.EXACT, KeyRange.ALL, List.of()));
        }
        List<Chunk> chunks = new ArrayList<>();
        for (KeyRange range : rows.split(table, chunkRows)) {
            chunks.add(new Chunk(firstNumber + chunks.size(), table.id(), mode, range, List.of()));
        }
        return chunks;
    }

    /** Chunks that read single rows again. */
    public static List<Chunk> ofKeys(int table, List<byte[]> keys, int firstNumber) {
        List<Chunk> chunks = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += KEYS_IN_A_CHUNK) {
            List<byte[]> some = keys.subList(from, Math.min(keys.size(), from + KEYS_IN_A_CHUNK));
            chunks.add(new Chunk(firstNumber + chunks.size(), table, Mode.KEYS, KeyRange.ALL, List.copyOf(some)));
        }
        return chunks;
    }
}

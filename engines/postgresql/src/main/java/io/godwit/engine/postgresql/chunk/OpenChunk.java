package io.godwit.engine.postgresql.chunk;

import io.godwit.engine.EngineException;
import io.godwit.engine.change.Position;
import io.godwit.engine.chunk.Chunk;
import io.godwit.engine.chunk.ChunkLease;
import io.godwit.engine.chunk.Reading;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.postgresql.connection.Session;
import io.godwit.engine.postgresql.copy.KeyTuples;
import io.godwit.engine.postgresql.copy.SegmentedCopy;
import io.godwit.engine.postgresql.copy.TableStatements;
import io.godwit.engine.postgresql.state.Ledger;
import io.godwit.engine.row.Refusal;
import io.godwit.engine.row.RowBuffer;
import io.godwit.engine.target.Target.ChunkResult;
import io.godwit.engine.target.Target.ChunkTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A chunk on its way: LOAD and EXACT rows stream into the table, the others into a stage, from where they go against the key
 * ({@link AgainstKey}).
 */
final class OpenChunk implements ChunkTransaction {
    private static final int PENDING = 1000;

    private final PostgresChunkWriter writer;
    private final Session session;
    private final ChunkLease lease;
    private final TablePlan table;
    private final Position checkpoint;
    private final Ledger ledger;
    private final Optional<AgainstKey> against;
    private final SegmentedCopy copy;
    private final List<Refusal> pending = new ArrayList<>();
    private long ledgered;
    private boolean over;

    /** @param checkpoint the applier's, read under the table's lock */
    OpenChunk(PostgresChunkWriter writer, Session session, ChunkLease lease, TablePlan table, Position checkpoint) {
        this.writer = writer;
        this.session = session;
        this.lease = lease;
        this.table = table;
        this.checkpoint = checkpoint;
        this.ledger = new Ledger(writer.task());
        Chunk.Mode mode = lease.chunk().mode();
        boolean beside = mode == Chunk.Mode.LOAD || mode == Chunk.Mode.EXACT;
        this.against = beside ? Optional.empty() : Optional.of(new AgainstKey(session, table, lease.chunk(), ledger));
        against.ifPresent(AgainstKey::open);
        String into = against.map(AgainstKey::copyInto).orElseGet(() -> TableStatements.copyInto(table));
        this.copy = new SegmentedCopy(session, into, writer.kept(), this::refusedByTarget);
    }

    @Override
    public void rows(RowBuffer buffer) {
        copy.rows(buffer);
    }

    @Override
    public void refused(Refusal refusal) {
        pending.add(refusal);
        if (pending.size() == PENDING) {
            writeRefusals();
        }
    }

    /** A COPY that goes on must end first: the session does one thing at a time. */
    private void writeRefusals() {
        copy.flush();
        for (Refusal refusal : pending) {
            enter(Ledger.Entry.of(refusal));
        }
        pending.clear();
    }

    private void refusedByTarget(byte[] array, int offset, EngineException why) {
        enter(Ledger.Entry.refused(KeyTuples.of(table, array, offset), why));
    }

    private void enter(Ledger.Entry entry) {
        ledger.open(session, table, entry);
        ledgered++;
    }

    @Override
    public ChunkResult commit(Reading reading) {
        Optional<Position> watermark = reading.watermark();
        if (watermark.isPresent() && checkpoint.compareTo(watermark.get()) > 0) {
            close();
            throw PostgresChunkWriter.stale();
        }
        writeRefusals();
        long rows = copy.taken();
        if (against.isPresent()) {
            rows = against.get().write(this::enter);
        }
        over = true;
        ChunkResult result =
                writer.complete(session, lease, new ChunkResult(rows, reading.bytes(), ledgered), watermark);
        against.ifPresent(chunk -> chunk.committed(result.rows()));
        return result;
    }

    @Override
    public void close() {
        if (!over) {
            over = true;
            copy.cancel();
            session.rollback();
        }
    }
}

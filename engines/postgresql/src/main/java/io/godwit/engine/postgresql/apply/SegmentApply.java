package io.godwit.engine.postgresql.apply;

import io.godwit.engine.EngineException;
import io.godwit.engine.change.ChangeBatch;
import io.godwit.engine.change.ChangeBatch.Segment;
import io.godwit.engine.change.ChangeLog;
import io.godwit.engine.change.NetChanges;
import io.godwit.engine.change.Position;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.postgresql.apply.KeyedApply.Unexpected;
import io.godwit.engine.postgresql.connection.Failures;
import io.godwit.engine.postgresql.connection.Names;
import io.godwit.engine.postgresql.connection.Session;
import io.godwit.engine.postgresql.rows.KeyCondition;
import io.godwit.engine.postgresql.state.Ledger;
import io.godwit.engine.postgresql.state.PostgresTaskState;
import io.godwit.engine.postgresql.state.TableLocks;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Applies the segments of a batch, in order, within the applier's transaction. */
final class SegmentApply {
    private final Session session;
    private final PostgresTaskState state;
    private final Staging staging;
    private final TableLocks locks;
    private final Ledger ledger;
    private final Map<Integer, KeyedApply> keyed = new HashMap<>();
    private final Map<Integer, KeylessApply> keyless = new HashMap<>();

    SegmentApply(Session session, PostgresTaskState state, Staging staging) {
        this.session = session;
        this.state = state;
        this.staging = staging;
        this.locks = new TableLocks(state.task());
        this.ledger = new Ledger(state.task());
    }

    void apply(ChangeBatch batch, TableModes modes, Position begin, Tally tally) {
        Map<Integer, TablePlan> touched = touched(batch);
        if (!touched.isEmpty()) {
            locks.exclusive(session, touched.keySet());
        }
        Set<Integer> withoutKey = new LinkedHashSet<>();
        touched.values().stream().filter(TablePlan::keyless).forEach(t -> withoutKey.add(t.id()));
        Map<Integer, TableModes.Mode> mode = modes.of(touched.keySet(), begin, withoutKey);
        touched.values().stream().filter(t -> !mode.get(t.id()).skipped()).forEach(staging::open);
        if (batch.segments().isEmpty()) {
            return;
        }
        Tally before = tally.copy();
        session.execute("SAVEPOINT godwit_batch");
        try {
            batch.segments().forEach(segment -> segment(segment, mode, false, tally));
        } catch (Unexpected | EngineException e) {
            if (e instanceof EngineException known && !Failures.refusesRow(known)) {
                throw e;
            }
            session.execute("ROLLBACK TO SAVEPOINT godwit_batch");
            tally.back(before);
            batch.segments().forEach(segment -> segment(segment, mode, true, tally));
        }
        session.execute("RELEASE SAVEPOINT godwit_batch");
    }

    private Map<Integer, TablePlan> touched(ChangeBatch batch) {
        Map<Integer, TablePlan> touched = new HashMap<>();
        for (Segment segment : batch.segments()) {
            switch (segment) {
                case ChangeBatch.Rows rows -> rows.byTable().forEach((id, log) -> touched.put(id, log.table()));
                case ChangeBatch.Cascade _ -> throw cascadesNotYet();
                case ChangeBatch.Truncate truncate ->
                    touched.put(truncate.table().id(), truncate.table());
                case ChangeBatch.Refused refused -> touched.put(refused.table().id(), refused.table());
            }
        }
        return touched;
    }

    private static EngineException cascadesNotYet() {
        return new EngineException(
                EngineException.Kind.UNSUPPORTED, "Cascades of foreign keys are not executed yet.", "");
    }

    private void segment(Segment segment, Map<Integer, TableModes.Mode> modes, boolean careful, Tally tally) {
        switch (segment) {
            case ChangeBatch.Rows rows ->
                rows.byTable()
                        .values()
                        .forEach(log -> rows(log, modes.get(log.table().id()), careful, tally));
            case ChangeBatch.Cascade _ -> throw cascadesNotYet();
            case ChangeBatch.Truncate truncate ->
                truncate(truncate.table(), modes.get(truncate.table().id()), tally);
            case ChangeBatch.Refused refused ->
                refused(refused, modes.get(refused.table().id()), tally);
        }
    }

    private void rows(ChangeLog log, TableModes.Mode mode, boolean careful, Tally tally) {
        if (mode.skipped() || log.size() == 0) {
            return;
        }
        TablePlan table = log.table();
        tally.changed(table.id(), log.size());
        if (table.keyless()) {
            KeylessApply apply =
                    keyless.computeIfAbsent(table.id(), id -> new KeylessApply(session, staging, ledger, table));
            NetChanges net = NetChanges.strict(log);
            if (careful) {
                apply.careful(net, tally);
            } else {
                apply.fast(net, tally);
            }
            return;
        }
        KeyedApply apply = keyed.computeIfAbsent(table.id(), id -> new KeyedApply(session, staging, ledger, table));
        NetChanges net = mode.convergent() ? NetChanges.convergent(log) : NetChanges.strict(log);
        if (careful) {
            apply.careful(net, mode, tally);
        } else {
            apply.fast(net, mode, tally);
        }
    }

    private void truncate(TablePlan table, TableModes.Mode mode, Tally tally) {
        if (!mode.skipped()) {
            tally.rows += session.update("DELETE FROM " + Names.table(table.target()));
            tally.closed += ledger.closeAll(session, table.id());
            tally.changed(table.id(), 1);
        }
    }

    /** The row goes, under its old key and under the one that it would have had; the entry stands for it (H17). */
    private void refused(ChangeBatch.Refused segment, TableModes.Mode mode, Tally tally) {
        if (mode.skipped()) {
            return;
        }
        TablePlan table = segment.table();
        tally.changed(table.id(), 1);
        byte[] key = segment.refusal().key();
        if (!table.keyless()) {
            List<byte[]> gone = new java.util.ArrayList<>();
            for (byte[] one : List.of(segment.beforeKey(), key)) {
                if (one.length > 0) {
                    gone.add(one);
                }
            }
            tally.rows += session.update(
                    "DELETE FROM " + Names.table(table.target()) + " t WHERE " + KeyCondition.keys(table, gone, "t"));
            if (segment.beforeKey().length > 0 && !java.util.Arrays.equals(segment.beforeKey(), key)) {
                tally.closed += ledger.close(session, table.id(), List.of(segment.beforeKey()));
            }
        }
        if (ledger.open(session, table, Ledger.Entry.of(segment.refusal()))) {
            tally.opened++;
        }
    }
}

package io.godwit.engine.postgresql.apply;

import io.godwit.engine.EngineException;
import io.godwit.engine.change.CascadeSteps;
import io.godwit.engine.change.ChangeBatch;
import io.godwit.engine.change.ChangeBatch.Cascade;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Applies the segments of a batch, in order, within the applier's transaction. */
final class SegmentApply {
    private final Session session;
    private final Staging staging;
    private final TableLocks locks;
    private final Ledger ledger;
    private final TableModes modes;
    private final CascadeSteps steps;
    private final CascadeStage cascadeStage;
    private final CascadeApply cascades;
    private final Map<Integer, KeyedApply> keyed = new HashMap<>();
    private final Map<Integer, KeylessApply> keyless = new HashMap<>();

    SegmentApply(Session session, PostgresTaskState state, TableModes modes, Doubts doubts) {
        this.session = session;
        this.staging = new Staging(session);
        this.locks = new TableLocks(state.task());
        this.ledger = new Ledger(state.task());
        this.steps = new CascadeSteps(state.schemaPlan());
        this.cascadeStage = new CascadeStage(session);
        this.cascades = new CascadeApply(session, cascadeStage, ledger, steps, doubts);
        this.modes = modes;
    }

    void committed() {
        staging.committed();
        cascadeStage.committed();
    }

    void rolledBack() {
        staging.rolledBack();
        cascadeStage.rolledBack();
    }

    void apply(ChangeBatch batch, Position begin, Tally tally) {
        Map<Integer, TablePlan> touched = touched(batch);
        if (!touched.isEmpty()) {
            locks.exclusive(session, touched.keySet());
        }
        Set<Integer> withoutKey = new LinkedHashSet<>();
        touched.values().stream().filter(TablePlan::keyless).forEach(t -> withoutKey.add(t.id()));
        TableModes.Modes mode = modes.of(touched.keySet(), begin, withoutKey);
        open(batch, touched, mode);
        if (batch.segments().isEmpty()) {
            return;
        }
        Tally before = tally.copy();
        session.execute("SAVEPOINT godwit_batch");
        try {
            segments(batch.segments(), mode, false, tally);
        } catch (Unexpected | EngineException e) {
            if (e instanceof EngineException known && !Failures.refusesRow(known)) {
                throw e;
            }
            session.execute("ROLLBACK TO SAVEPOINT godwit_batch");
            tally.back(before);
            segments(batch.segments(), mode, true, tally);
        }
        session.execute("RELEASE SAVEPOINT godwit_batch");
    }

    private Map<Integer, TablePlan> touched(ChangeBatch batch) {
        Map<Integer, TablePlan> touched = new HashMap<>();
        for (Segment segment : batch.segments()) {
            switch (segment) {
                case ChangeBatch.Rows rows -> rows.byTable().forEach((id, log) -> touched.put(id, log.table()));
                case Cascade cascade ->
                    steps.reached(cascade.parent(), cascade.untouched()).forEach(t -> touched.put(t.id(), t));
                case ChangeBatch.Truncate truncate ->
                    touched.put(truncate.table().id(), truncate.table());
                case ChangeBatch.Refused refused -> touched.put(refused.table().id(), refused.table());
            }
        }
        return touched;
    }

    /** Temporary tables are made before the savepoint: going back to it leaves them. */
    private void open(ChangeBatch batch, Map<Integer, TablePlan> touched, TableModes.Modes modes) {
        for (Segment segment : batch.segments()) {
            switch (segment) {
                case ChangeBatch.Rows rows ->
                    rows.byTable().values().stream()
                            .map(ChangeLog::table)
                            .filter(t -> !modes.of(t).skipped())
                            .forEach(staging::open);
                case Cascade cascade -> {
                    cascadeStage.open(cascade.parent());
                    steps.reached(cascade.parent(), cascade.untouched()).stream()
                            .filter(t -> touched.containsKey(t.id()))
                            .forEach(cascadeStage::open);
                }
                case ChangeBatch.Truncate _, ChangeBatch.Refused _ -> {}
            }
        }
    }

    private void segments(List<Segment> segments, TableModes.Modes modes, boolean careful, Tally tally) {
        Set<Integer> cascaded = new HashSet<>();
        for (int i = 0; i < segments.size(); i++) {
            switch (segments.get(i)) {
                case ChangeBatch.Rows rows ->
                    rows.byTable().values().forEach(log -> {
                        boolean after = cascaded.contains(log.table().id());
                        rows(log, modes.of(log.table()), careful, after, tally);
                    });
                case Cascade cascade -> {
                    List<Cascade> together = together(segments, i, cascade);
                    cascades.run(together, modes, careful, tally);
                    steps.reached(cascade.parent(), cascade.untouched()).forEach(t -> cascaded.add(t.id()));
                    i += together.size() - 1;
                }
                case ChangeBatch.Truncate truncate -> truncate(truncate.table(), modes.of(truncate.table()), tally);
                case ChangeBatch.Refused refused -> refused(refused, modes.of(refused.table()), tally);
            }
        }
    }

    /** Deletes of one parent that follow each other go as one set; changes of a key may build on each other. */
    private static List<Cascade> together(List<Segment> segments, int from, Cascade first) {
        List<Cascade> together = new ArrayList<>(List.of(first));
        for (int i = from + 1; first.after().length == 0 && i < segments.size(); i++) {
            if (segments.get(i) instanceof Cascade next
                    && next.after().length == 0
                    && next.parent().id() == first.parent().id()
                    && next.untouched().equals(first.untouched())) {
                together.add(next);
            } else {
                break;
            }
        }
        return together;
    }

    private void rows(ChangeLog log, TableModes.Mode mode, boolean careful, boolean cascaded, Tally tally) {
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
            apply.careful(net, mode, cascaded, tally);
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
            List<byte[]> gone = new ArrayList<>();
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

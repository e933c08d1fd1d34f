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
    /** A batch with more tables at fault than this is applied carefully as a whole. */
    private static final int TRIES_BY_TABLE = 3;

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

    /** Tables whose rows were lately not as expected: applied carefully until they are. */
    private final Set<Integer> careful = new HashSet<>();

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
        for (int tries = 1; !new Attempt(mode, tally).succeeds(batch.segments()); tries++) {
            session.execute("ROLLBACK TO SAVEPOINT godwit_batch");
            tally.back(before);
            if (tries == TRIES_BY_TABLE) {
                careful.addAll(touched.keySet());
            }
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

    /** One go at a batch's segments, in order: as sets, and carefully where a table's rows were not as expected. */
    private final class Attempt {
        private final TableModes.Modes modes;
        private final Tally tally;
        private final Set<Integer> cascaded = new HashSet<>();
        private final Set<Integer> expected = new HashSet<>();
        private final Set<Integer> unexpected = new HashSet<>();

        /** The table whose changes are being applied; of a cascade, the parent. */
        private int table;

        Attempt(TableModes.Modes modes, Tally tally) {
            this.modes = modes;
            this.tally = tally;
        }

        /** Whether all was applied; where not, the table at fault is applied carefully from now on. */
        boolean succeeds(List<Segment> segments) {
            try {
                apply(segments);
            } catch (Unexpected | EngineException e) {
                boolean ofRows = !(e instanceof EngineException known) || Failures.refusesRow(known);
                if (!ofRows || !careful.add(table)) {
                    throw e;
                }
                return false;
            }
            expected.removeAll(unexpected);
            careful.removeAll(expected);
            return true;
        }

        private void apply(List<Segment> segments) {
            for (int i = 0; i < segments.size(); i++) {
                switch (segments.get(i)) {
                    case ChangeBatch.Rows rows -> rows.byTable().values().forEach(this::rows);
                    case Cascade cascade -> {
                        List<Cascade> together = together(segments, i, cascade);
                        table = cascade.parent().id();
                        cascades.run(together, modes, careful.contains(table), tally);
                        steps.reached(cascade.parent(), cascade.untouched()).forEach(t -> cascaded.add(t.id()));
                        i += together.size() - 1;
                    }
                    case ChangeBatch.Truncate truncate -> truncate(truncate.table());
                    case ChangeBatch.Refused refused -> refused(refused);
                }
            }
        }

        private void rows(ChangeLog log) {
            TableModes.Mode mode = modes.of(log.table());
            if (mode.skipped() || log.size() == 0) {
                return;
            }
            table = log.table().id();
            tally.changed(table, log.size());
            boolean gently = careful.contains(table);
            boolean allExpected = log.table().keyless() ? keyless(log, gently) : keyed(log, mode, gently);
            if (gently) {
                (allExpected ? expected : unexpected).add(table);
            }
        }

        private boolean keyless(ChangeLog log, boolean gently) {
            KeylessApply apply = keyless.computeIfAbsent(
                    log.table().id(), id -> new KeylessApply(session, staging, ledger, log.table()));
            NetChanges net = NetChanges.strict(log);
            if (gently) {
                return apply.careful(net, tally);
            }
            apply.fast(net, tally);
            return true;
        }

        private boolean keyed(ChangeLog log, TableModes.Mode mode, boolean gently) {
            KeyedApply apply = keyed.computeIfAbsent(
                    log.table().id(), id -> new KeyedApply(session, staging, ledger, log.table()));
            NetChanges net = mode.convergent() ? NetChanges.convergent(log) : NetChanges.strict(log);
            boolean entries = tally.entries(table, mode);
            if (gently) {
                return apply.careful(net, entries, cascaded.contains(log.table().id()), tally);
            }
            apply.fast(net, entries, tally);
            return true;
        }

        private void truncate(TablePlan emptied) {
            if (!modes.of(emptied).skipped()) {
                tally.rows += session.update("DELETE FROM " + Names.table(emptied.target()));
                tally.closed += ledger.closeAll(session, emptied.id());
                tally.changed(emptied.id(), 1);
            }
        }

        /** The row goes, under its old key and under the one that it would have had; the entry stands for it (H17). */
        private void refused(ChangeBatch.Refused segment) {
            TablePlan owner = segment.table();
            if (modes.of(owner).skipped()) {
                return;
            }
            tally.changed(owner.id(), 1);
            byte[] key = segment.refusal().key();
            if (!owner.keyless()) {
                List<byte[]> gone = new ArrayList<>();
                for (byte[] one : List.of(segment.beforeKey(), key)) {
                    if (one.length > 0) {
                        gone.add(one);
                    }
                }
                tally.rows += session.update("DELETE FROM " + Names.table(owner.target()) + " t WHERE "
                        + KeyCondition.keys(owner, gone, "t"));
                if (segment.beforeKey().length > 0 && !java.util.Arrays.equals(segment.beforeKey(), key)) {
                    tally.closed += ledger.close(session, owner.id(), List.of(segment.beforeKey()));
                }
            }
            if (ledger.open(session, owner, Ledger.Entry.of(segment.refusal()))) {
                tally.opened(owner.id());
            }
        }
    }
}

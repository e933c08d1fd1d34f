package io.godwit.engine.postgresql.apply;

import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import io.godwit.engine.change.CascadeSteps;
import io.godwit.engine.change.CascadeSteps.Action;
import io.godwit.engine.change.CascadeSteps.Step;
import io.godwit.engine.change.ChangeBatch.Cascade;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.postgresql.connection.Session;
import io.godwit.engine.postgresql.rows.KeyReader;
import io.godwit.engine.postgresql.state.Ledger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Does to the children what the source's foreign keys did (H1): level by level as sets. The rows that a level deleted or
 * changed are staged, with their images before and after, as the parents of the next.
 */
final class CascadeApply {
    /** InnoDB itself ends at 15 levels; beyond this number of steps it is a mistake of ours. */
    private static final int LIMIT = 10_000;

    private final Session session;
    private final CascadeStage stage;
    private final Ledger ledger;
    private final CascadeSteps steps;
    private final Doubts doubts;
    private final Map<Step, CascadeStatements> statements = new HashMap<>();

    CascadeApply(Session session, CascadeStage stage, Ledger ledger, CascadeSteps steps, Doubts doubts) {
        this.session = session;
        this.stage = stage;
        this.ledger = ledger;
        this.steps = steps;
        this.doubts = doubts;
    }

    private record Level(TablePlan parent, int number) {}

    /** Runs cascades of one parent: one of an update, or many of deletes, which do not depend on each other. */
    void run(List<Cascade> cascades, TableModes.Modes modes, boolean careful, Tally tally) {
        Cascade first = cascades.getFirst();
        boolean delete = first.after().length == 0;
        TablePlan parent = first.parent();
        stage.begin();
        stage.write(parent, cascades);
        List<Level> open = new ArrayList<>(List.of(new Level(parent, 1)));
        int next = 2;
        while (!open.isEmpty()) {
            Level level = open.removeFirst();
            for (Step step : steps.of(level.parent())) {
                boolean passed = first.untouched().contains(step.child().id())
                        || modes.of(step.child()).skipped();
                if (!passed && changes(step, level, next, careful, modes, tally) > 0) {
                    open.add(new Level(step.child(), next));
                }
                next++;
            }
            if (next > LIMIT) {
                throw new EngineException(
                        Kind.NOT_UNDERSTOOD,
                        "The foreign keys below " + parent.source() + (delete ? " delete" : " change")
                                + " without end.",
                        "Stop the tables that refer to each other.");
            }
        }
    }

    private int changes(Step step, Level level, int next, boolean careful, TableModes.Modes modes, Tally tally) {
        CascadeStatements sql = statements.computeIfAbsent(step, s -> CascadeStatements.of(level.parent(), s));
        int changed = 0;
        if (step.onDelete() != Action.NONE) {
            changed += session.update(sql.onDelete(), level.number(), next);
        }
        if (step.onUpdate() != Action.NONE) {
            if (careful && !sql.clash().isEmpty()) {
                clash(step, sql, level, modes, tally);
            }
            changed += session.update(sql.onUpdate(), level.number(), next);
        }
        boolean doubtful = modes.of(step.child()).convergent() && !step.child().keyless() && step.gives(false);
        if (doubtful) {
            doubts.readAgain(level.parent(), step, level.number());
        }
        if (changed > 0) {
            if (doubtful) {
                doubts.remember(step, next);
            }
            tally.rows += changed;
            tally.changed(step.child().id(), changed);
            closeLedger(step, next, modes, tally);
        }
        return changed;
    }

    /**
     * A child whose new key is taken goes instead of changing: while convergent the row there is the newer one; in strict
     * mode it is a divergence.
     */
    private void clash(Step step, CascadeStatements sql, Level level, TableModes.Modes modes, Tally tally) {
        for (byte[] key : KeyReader.all(session, numbered(sql.clash(), level.number()))) {
            if (!modes.of(step.child()).convergent()) {
                tally.divergences++;
                Ledger.Entry entry = Ledger.Entry.divergence(
                        key,
                        Ledger.RULE_INSERT_MET,
                        "A cascade gave a row a key that the target had already; the old row went.");
                if (ledger.open(session, step.child(), entry)) {
                    tally.opened(step.child().id());
                }
            }
        }
    }

    /** Rows that a cascade deleted or moved away are no longer missing. */
    private void closeLedger(Step step, int next, TableModes.Modes modes, Tally tally) {
        TablePlan child = step.child();
        if (!child.keyless() && tally.entries(child.id(), modes.of(child))) {
            tally.closed += ledger.close(
                    session, child.id(), KeyReader.all(session, numbered(CascadeStage.goneKeys(child), next)));
        }
    }

    private static String numbered(String sql, int level) {
        return sql.replace(CascadeStage.LEVEL, String.valueOf(level));
    }
}

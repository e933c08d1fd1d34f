package io.godwit.worker.change;

import io.godwit.engine.change.ChangeSink.SchemaChangeKind;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.target.TaskState;
import io.godwit.platform.problem.Problem;
import io.godwit.worker.problem.ReplicationProblem;
import io.godwit.worker.report.Findings;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What a change of the source's structure means here: a planned table that it concerns stops at that place, and the stream
 * goes on past it (H10).
 */
final class SchemaChanges implements SchemaListener {
    private static final Logger LOG = Logger.getLogger(SchemaChanges.class);
    private static final int SHOWN = 200;

    private final Findings findings;
    private final TaskState state;
    private final TableRules rules;

    SchemaChanges(Findings findings, TaskState state, TableRules rules) {
        this.findings = findings;
        this.state = state;
        this.rules = rules;
    }

    @Override
    public void schemaChange(@Nullable TablePlan table, SchemaChangeKind kind, String statement) {
        switch (kind) {
            case HARMLESS -> LOG.infof("structure changed harmlessly: statement=%s", words(statement));
            case MATTERS -> stop(table, ReplicationProblem.TABLE_CHANGED, statement);
            case GONE -> stop(table, ReplicationProblem.TABLE_GONE, statement);
            case APPEARED ->
                findings.raise(
                        Problem.of(ReplicationProblem.TABLE_APPEARED, "The source executed: " + words(statement) + "."),
                        1,
                        words(statement));
        }
    }

    private void stop(@Nullable TablePlan table, ReplicationProblem code, String statement) {
        if (table == null) {
            findings.raise(
                    Problem.of(code, "The source executed: " + words(statement) + "; no planned table is named by it."),
                    1,
                    words(statement));
            return;
        }
        String name = table.source().toString();
        String detail = name + ": changed on the source: " + words(statement) + ".";
        if (!rules.stopped(table.id())) {
            rules.stop(table.id());
            state.stop(table.id(), code.code(), detail);
            LOG.warnf("table stopped: table=%s problem=%s", name, code.code());
        }
        findings.raise(Problem.of(code, detail).about(name));
    }

    /** The statement's first words: what it is and whom it concerns, without literals. */
    private static String words(String statement) {
        String plain = statement
                .strip()
                .replaceAll("'[^']*'", "'…'")
                .replaceAll("\"[^\"]*\"", "\"…\"")
                .replaceAll("\\s+", " ");
        int length = Math.min(SHOWN, plain.length());
        return plain.substring(0, length) + (plain.length() > length ? " …" : "");
    }
}

package io.godwit.control.cutover;

import io.godwit.platform.migration.MigrationSpec;
import io.godwit.platform.task.PlannedStep;
import java.util.ArrayList;
import java.util.List;

/** The steps of a cut-over without their statements: for a task whose worker was not ready yet and told none. */
final class CutoverPlan {
    private CutoverPlan() {}

    static List<PlannedStep> of(MigrationSpec spec) {
        boolean byOperator = spec.settings().freeze().equals("by-operator");
        var steps = new Numbered();
        steps.add(
                "check",
                "lag under " + spec.settings().lagLimitMillis()
                        + " ms, last comparison clean, no open ledger entry, no finding that blocks");
        if (byOperator) {
            steps.add("freeze", "a person stops the writes on " + spec.source().name() + ", then confirms");
        } else {
            steps.add(
                    "freeze",
                    "Godwit makes " + spec.source().name() + " read-only; it is writable again if any step fails");
            steps.add("prove frozen", "no session, switch or prepared transaction can still write");
        }
        steps.add("read position", "the source's log ends here");
        steps.add("drain", "the target takes everything up to that position");
        steps.add("compare", "what changed since the last comparison, and every table's count");
        steps.add("foreign keys", "only where changes would have fired them; otherwise they are there already");
        steps.add("triggers", "made now, so that no change fired them");
        steps.add("identity", "generators go on after the largest value of either side");
        steps.add("open", "the target is open, or the source is thawed: one row in the target decides");
        steps.add(
                "done",
                "the application writes to " + spec.target().name() + "; the source stays read-only."
                        + " There is no way back by Godwit yet (H25)");
        return steps.all;
    }

    /** Numbers as they come. */
    private static final class Numbered {
        private final List<PlannedStep> all = new ArrayList<>();

        void add(String name, String detail) {
            all.add(new PlannedStep(all.size() + 1, name, "", detail));
        }
    }
}

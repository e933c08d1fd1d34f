package io.godwit.engine.postgresql.state;

import io.godwit.engine.change.CascadeSteps;
import io.godwit.engine.change.CascadeSteps.Step;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.postgresql.connection.Names;
import io.godwit.engine.postgresql.connection.Session;
import io.godwit.engine.postgresql.rows.KeyReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds the rows of a child table whose parent, by a cascading foreign key, is not there. Whatever statistics say of a table
 * that was just filled, both sides are read once: a nested loop over some ten thousand rows would take minutes.
 */
final class Orphans {
    private Orphans() {}

    /** Within the caller's transaction. */
    static List<byte[]> of(Session session, SchemaPlan plan, TablePlan child, int limit) {
        session.execute("SET LOCAL enable_nestloop = off");
        CascadeSteps steps = new CascadeSteps(plan);
        List<byte[]> keys = new ArrayList<>();
        for (TablePlan parent : plan.tables()) {
            for (Step step : steps.of(parent)) {
                if (step.child().id() == child.id()) {
                    keys.addAll(KeyReader.all(session, select(parent, step, limit)));
                }
            }
        }
        return child.keyless() && !keys.isEmpty() ? List.of(new byte[0]) : keys;
    }

    private static String select(TablePlan parent, Step step, int limit) {
        TablePlan child = step.child();
        String key = child.keyless() ? "1" : columns(child, child.key());
        String set = step.own().stream()
                .map(i -> column("t", child, i) + " IS NOT NULL")
                .collect(Collectors.joining(" AND "));
        String same = IntStream.range(0, step.own().size())
                .mapToObj(i -> Names.same(
                        column("p", parent, step.referenced().get(i)),
                        column("t", child, step.own().get(i)),
                        step.likeness(i)))
                .collect(Collectors.joining(" AND "));
        return "SELECT " + key + " FROM " + Names.table(child.target()) + " t WHERE " + set
                + " AND NOT EXISTS (SELECT FROM " + Names.table(parent.target()) + " p WHERE " + same + ") LIMIT "
                + (child.keyless() ? 1 : limit);
    }

    private static String columns(TablePlan table, List<Integer> indexes) {
        return indexes.stream().map(i -> column("t", table, i)).collect(Collectors.joining(", "));
    }

    private static String column(String alias, TablePlan table, int index) {
        return alias + "." + Names.quote(table.columns().get(index).targetName());
    }
}

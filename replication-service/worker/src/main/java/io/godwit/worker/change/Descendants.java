package io.godwit.worker.change;

import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.plan.TablePlan;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which tables a cascade may reach from a parent, recursively. */
public final class Descendants {
    private Descendants() {}

    public static Map<Integer, Set<Integer>> of(SchemaPlan plan) {
        Map<Integer, Set<Integer>> result = new HashMap<>();
        for (TablePlan parent : plan.tables()) {
            Set<Integer> reached = new HashSet<>();
            collect(plan, parent, reached);
            if (!reached.isEmpty()) {
                result.put(parent.id(), Set.copyOf(reached));
            }
        }
        return result;
    }

    private static void collect(SchemaPlan plan, TablePlan parent, Set<Integer> reached) {
        for (TablePlan child : plan.tables()) {
            boolean follows =
                    child.cascades().stream().anyMatch(key -> key.parent().equals(parent.source()));
            if (follows && reached.add(child.id())) {
                collect(plan, child, reached);
            }
        }
    }
}

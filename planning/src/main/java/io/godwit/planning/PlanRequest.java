package io.godwit.planning;

import io.godwit.engine.catalog.Selection;
import java.util.Map;
import java.util.Set;

/**
 * What to plan.
 *
 * @param sourceEngine the family that the rows come from, as its endpoint names it
 * @param targetEngine the family that the rows go to
 * @param targetVersion its major version
 * @param policies names of the table of types → choice
 * @param zeroDates {@code table.column} of the columns that are known to hold zero dates
 */
public record PlanRequest(
        Selection selection,
        String sourceEngine,
        String targetEngine,
        int targetVersion,
        Map<String, String> policies,
        Set<String> zeroDates) {
    public PlanRequest {
        policies = Map.copyOf(policies);
        zeroDates = Set.copyOf(zeroDates);
    }

    public PlanRequest withZeroDates(Set<String> columns) {
        return new PlanRequest(selection, sourceEngine, targetEngine, targetVersion, policies, columns);
    }
}

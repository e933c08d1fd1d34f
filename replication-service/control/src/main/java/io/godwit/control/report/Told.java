package io.godwit.control.report;

import io.godwit.platform.migration.Condition;
import io.godwit.platform.migration.Finding;
import io.godwit.platform.migration.Phase;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What was told of a task so far: only what differs from it becomes an event.
 *
 * @param findings those that are open, with who saw them last
 * @param ledgerOpen −1 while never counted
 */
public record Told(
        Phase phase, Map<Condition.Type, Condition> conditions, Map<UUID, ToldFinding> findings, long ledgerOpen) {
    static final Told NOTHING = new Told(Phase.PREPARING, Map.of(), Map.of(), -1);

    public Told {
        conditions = Map.copyOf(conditions);
        findings = Map.copyOf(findings);
    }

    /** @param instance the worker that saw it last @param at when it was told last */
    public record ToldFinding(Finding finding, UUID instance, Instant at) {}

    Told with(Phase now) {
        return new Told(now, conditions, findings, ledgerOpen);
    }

    Told with(Condition condition) {
        var all = new LinkedHashMap<>(conditions);
        all.put(condition.type(), condition);
        return new Told(phase, all, findings, ledgerOpen);
    }
}

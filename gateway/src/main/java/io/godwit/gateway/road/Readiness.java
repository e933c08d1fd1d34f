package io.godwit.gateway.road;

import io.godwit.platform.migration.Condition.Status;
import io.godwit.platform.migration.Condition.Type;
import io.godwit.platform.migration.Phase;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a cut-over may start: loaded, converged, lag under the limit, last comparison clean, no open ledger entry, no
 * blocking finding that nobody accepted. The worker proves all of it again before it acts (H24).
 *
 * @param missing what is not true yet, the first in the road's order first
 */
public record Readiness(List<Missing> missing) {

    /** @param reason one CamelCase word */
    public record Missing(String reason, String message) {}

    static Readiness of(Phase phase, Facts facts) {
        var missing = new ArrayList<Missing>();
        if (facts.failure().isPresent()) {
            missing.add(new Missing("Failed", "a step failed"));
        }
        if (facts.paused()) {
            missing.add(new Missing("Paused", "the migration is paused"));
        }
        need(facts, Type.LOADED, "NotLoaded", "not every row is loaded", missing);
        need(facts, Type.CONVERGED, "NotConverged", "the changes have not passed every watermark", missing);
        need(facts, Type.CAUGHT_UP, "LagOverLimit", "the lag is over the limit", missing);
        need(facts, Type.VERIFIED, "NotVerified", "there is no clean comparison", missing);
        if (facts.ledgerOpen() > 0) {
            missing.add(new Missing("LedgerOpen", facts.ledgerOpen() + " ledger entries are open"));
        }
        if (facts.blockers().open() > 0) {
            missing.add(new Missing("FindingsBlock", facts.blockers().open() + " blocking findings are open"));
        }
        if (missing.isEmpty() && phase != Phase.REPLICATING) {
            missing.add(new Missing("NotReplicating", "changes are not replicated yet"));
        }
        return new Readiness(missing);
    }

    private static void need(Facts facts, Type type, String reason, String message, List<Missing> missing) {
        if (!facts.holds(type)) {
            missing.add(new Missing(reason, message));
        }
    }

    boolean ready() {
        return missing.isEmpty();
    }

    /** The state with {@code ReadyForCutover} as the facts now make it; while a cut-over runs it stays as it was. */
    public static Road settle(Road road, Moment at) {
        return switch (road) {
            case Road.Preparing _, Road.Loading _, Road.Replicating _ ->
                road.with(of(road.phase(), road.facts()).shownIn(road.facts(), at));
            default -> road;
        };
    }

    private Facts shownIn(Facts facts, Moment at) {
        return ready()
                ? facts.set(Type.READY_FOR_CUTOVER, Status.TRUE, "Ready", "The cut-over may start.", at)
                : facts.set(
                        Type.READY_FOR_CUTOVER, Status.FALSE, missing.getFirst().reason(), sentence(), at);
    }

    /** All that is missing in one sentence. */
    String sentence() {
        return "Missing: "
                + String.join("; ", missing.stream().map(Missing::message).toList()) + ".";
    }
}

package io.godwit.gateway.road;

import io.godwit.platform.migration.Condition;
import io.godwit.platform.migration.Condition.Status;
import io.godwit.platform.migration.Condition.Type;
import io.godwit.platform.problem.Problem;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a migration beside its phase. Pausing and failing are facts, not phases, so that both keep the phase.
 *
 * @param conditions what people see; {@code Paused}, {@code Failed}, {@code PreconditionsMet}, {@code ReadyForCutover} and
 *     {@code Completed} are set here, the others are told by the services
 * @param plan SHA-256 of the schema plan, hex
 * @param ledgerOpen open ledger entries, as control last told
 */
public record Facts(
        Map<Type, Condition> conditions,
        boolean paused,
        Optional<Problem> failure,
        Optional<String> plan,
        Map<String, Long> assessment,
        Map<String, Long> conversion,
        Blockers blockers,
        long ledgerOpen,
        Traces traces) {
    public Facts {
        var ordered = new EnumMap<Type, Condition>(Type.class);
        ordered.putAll(conditions);
        conditions = java.util.Collections.unmodifiableMap(ordered);
        assessment = Map.copyOf(assessment);
        conversion = Map.copyOf(conversion);
    }

    /**
     * The blocking findings that are not closed.
     *
     * @param open those nobody accepted
     * @param accepted those somebody accepted, with a reason
     * @param sample the first of the open ones, as code and subject
     */
    public record Blockers(long open, long accepted, List<String> sample) {
        public Blockers {
            sample = List.copyOf(sample);
        }
    }

    /**
     * What Godwit left on the endpoints.
     *
     * @param standing something does, or may
     * @param remaining statements for a person who removes it
     */
    public record Traces(boolean standing, List<String> remaining) {
        public Traces {
            remaining = List.copyOf(remaining);
        }
    }

    public static Facts none() {
        return new Facts(
                Map.of(),
                false,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Map.of(),
                new Blockers(0, 0, List.of()),
                0,
                new Traces(false, List.of()));
    }

    public boolean holds(Type type) {
        Condition condition = conditions.get(type);
        return condition != null && condition.status() == Status.TRUE;
    }

    /** Sets a condition; one that says the same already keeps its time and version. */
    Facts set(Type type, Status status, String reason, String message, Moment at) {
        Condition old = conditions.get(type);
        if (old != null
                && old.status() == status
                && old.reason().equals(reason)
                && old.message().equals(message)) {
            return this;
        }
        var next = new EnumMap<Type, Condition>(Type.class);
        next.putAll(conditions);
        next.put(type, new Condition(type, status, reason, message, at.time(), at.version()));
        return new Facts(next, paused, failure, plan, assessment, conversion, blockers, ledgerOpen, traces);
    }

    /** Takes a condition as a service tells it; those that the road itself decides are not taken from anybody. */
    Facts observe(Condition told, Moment at) {
        return switch (told.type()) {
            case SCHEMA_APPLIED, LOADED, CONVERGED, CAUGHT_UP, VERIFIED ->
                set(told.type(), told.status(), told.reason(), told.message(), at);
            case FAILED -> told.status() == Status.FALSE ? recovered(told.reason(), at) : this;
            case PAUSED ->
                paused && told.status() == Status.TRUE
                        ? set(Type.PAUSED, Status.TRUE, told.reason(), told.message(), at)
                        : this;
            case PRECONDITIONS_MET, READY_FOR_CUTOVER, COMPLETED -> this;
        };
    }

    Facts failed(Problem problem, Moment at) {
        return new Facts(
                        conditions,
                        paused,
                        Optional.of(problem),
                        plan,
                        assessment,
                        conversion,
                        blockers,
                        ledgerOpen,
                        traces)
                .set(Type.FAILED, Status.TRUE, "StepFailed", problem.title() + ": " + problem.detail(), at);
    }

    Facts recovered(String reason, Moment at) {
        return failure.isEmpty()
                ? this
                : new Facts(
                                conditions,
                                paused,
                                Optional.empty(),
                                plan,
                                assessment,
                                conversion,
                                blockers,
                                ledgerOpen,
                                traces)
                        .set(Type.FAILED, Status.FALSE, reason, "It goes on.", at);
    }

    Facts paused(boolean now, String reason, String message, Moment at) {
        return new Facts(conditions, now, failure, plan, assessment, conversion, blockers, ledgerOpen, traces)
                // True is told by control, once nothing is written any more
                .set(Type.PAUSED, now ? Status.UNKNOWN : Status.FALSE, reason, message, at);
    }

    /** Forgets what the last assessment said, for another one begins. */
    Facts unassessed(Moment at) {
        return conditions.containsKey(Type.PRECONDITIONS_MET)
                ? set(Type.PRECONDITIONS_MET, Status.UNKNOWN, "Assessing", "The databases are looked at again.", at)
                : this;
    }

    Facts assessed(boolean met, Map<String, Long> counts, Moment at) {
        return new Facts(conditions, paused, failure, plan, counts, conversion, blockers, ledgerOpen, traces)
                .set(
                        Type.PRECONDITIONS_MET,
                        met ? Status.TRUE : Status.FALSE,
                        met ? "ChecksPassed" : "ChecksFailed",
                        met
                                ? "Source and target are fit for the migration."
                                : "At least one check failed; the findings name each with its remedy.",
                        at);
    }

    Facts converted(String sha256, Map<String, Long> counts) {
        return new Facts(
                conditions, paused, failure, Optional.of(sha256), assessment, counts, blockers, ledgerOpen, traces);
    }

    Facts blocked(Blockers now) {
        return new Facts(conditions, paused, failure, plan, assessment, conversion, now, ledgerOpen, traces);
    }

    Facts ledger(long open) {
        return new Facts(conditions, paused, failure, plan, assessment, conversion, blockers, open, traces);
    }

    Facts leaving(Traces now) {
        return new Facts(conditions, paused, failure, plan, assessment, conversion, blockers, ledgerOpen, now);
    }
}

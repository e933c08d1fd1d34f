package io.godwit.platform.message;

import io.godwit.platform.migration.Condition;
import io.godwit.platform.migration.Finding;
import io.godwit.platform.migration.Phase;
import io.godwit.platform.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What a service tells of a migration. Numbered per migration and sender by the envelope. */
public sealed interface Event extends Body {

    /** The assessment is there. @param counts tables, views, convertible, actions, passed, warned, failed … */
    record AssessmentCompleted(boolean preconditionsMet, Map<String, Long> counts) implements Event {}

    /** The schema plan is there and proved on a scratch server. */
    record ConversionCompleted(String planSha256, Map<String, Long> counts) implements Event {}

    /** The replication task's own phase: preparing, loading, replicating, cutting-over, done, cancelled. */
    record PhaseChanged(Phase phase) implements Event {}

    record ConditionChanged(Condition condition) implements Event {}

    record FindingRaised(Finding finding) implements Event {}

    record FindingClosed(UUID finding) implements Event {}

    /** How many ledger entries are open; told when the number changes. None may be open at a cut-over. */
    record LedgerCounted(long open) implements Event {}

    /** @param state pending, running, done, failed, compensated */
    record CutoverStepChanged(int number, String step, String state, String detail, Instant time) implements Event {}

    /** A step ended otherwise than asked; the phase stays, {@code resume} goes on. */
    record StepFailed(String step, Problem problem) implements Event {}

    /** Nothing of Godwit is left on the endpoints, but for {@code remaining}: statements for a person. */
    record Cleaned(List<String> remaining) implements Event {}

    record CommandDone(UUID command, Optional<Problem> refusal) implements Event {}
}

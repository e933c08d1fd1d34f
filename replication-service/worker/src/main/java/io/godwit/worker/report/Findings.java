package io.godwit.worker.report;

import io.godwit.platform.migration.Finding;
import io.godwit.platform.problem.Problem;
import io.godwit.platform.problem.ProblemCode;
import io.godwit.platform.problem.Severity;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** What only a look at the databases could tell, open as this worker sees it. Raising again changes nothing. Thread-safe. */
public final class Findings {
    private static final String OWNER = "control";

    private final UUID migration;
    private final Map<UUID, Finding> open = new LinkedHashMap<>();
    private final Set<UUID> accepted = new HashSet<>();

    public Findings(UUID migration) {
        this.migration = migration;
    }

    public void raise(Problem problem) {
        raise(problem, 1);
    }

    public void raise(Problem problem, long count) {
        raise(problem, count, "");
    }

    /** @param aspect what tells two findings of one code and subject apart: a column and rule, a statement */
    public synchronized void raise(Problem problem, long count, String aspect) {
        UUID id = id(problem.code(), problem.subject() == null ? "" : problem.subject(), aspect);
        Finding before = open.get(id);
        Instant raisedAt = before == null ? Instant.now() : before.raisedAt();
        open.put(id, new Finding(id, OWNER, problem, count, raisedAt, Optional.empty()));
    }

    /** Closes what fits: findings of a table that was reloaded, say. */
    public synchronized void close(Predicate<Finding> which) {
        open.values().removeIf(which);
    }

    public synchronized void close(ProblemCode code, String subject, String aspect) {
        open.remove(id(code.code(), subject, aspect));
    }

    public synchronized void accept(UUID finding) {
        accepted.add(finding);
    }

    public synchronized List<Finding> all() {
        return List.copyOf(open.values());
    }

    /** Those that nobody accepted and that stop a cut-over. */
    public synchronized List<Finding> blocking() {
        return open.values().stream()
                .filter(finding -> finding.problem().severity() == Severity.BLOCKING)
                .filter(finding -> !accepted.contains(finding.id()))
                .toList();
    }

    public synchronized boolean accepted(UUID finding) {
        return accepted.contains(finding);
    }

    public synchronized boolean accepted(ProblemCode code, String subject, String aspect) {
        return accepted.contains(id(code.code(), subject, aspect));
    }

    private UUID id(String code, String subject, String aspect) {
        return Finding.idOf(migration, code, subject, aspect);
    }
}

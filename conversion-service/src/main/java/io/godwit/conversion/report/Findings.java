package io.godwit.conversion.report;

import static io.godwit.sql.issue.Problem.HISTORY_STAYS_BEHIND;
import static io.godwit.sql.issue.Problem.INDEX_ROW_MAY_BE_TOO_LARGE;
import static io.godwit.sql.issue.Problem.SEQUENCE_POSITION;
import static io.godwit.sql.issue.Problem.STORAGE_ENGINE;
import static io.godwit.sql.issue.Problem.ZERO_DATE_BECOMES_NULL;

import io.godwit.conversion.ConversionProblem;
import io.godwit.planning.LeftOut;
import io.godwit.platform.migration.Finding;
import io.godwit.platform.problem.Problem;
import io.godwit.platform.problem.Severity;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What of a conversion a person must know, as findings: one for each object and issue that is more than information. */
public final class Findings {
    private static final String OWNER = "conversion";
    private static final int LONGEST_DETAIL = 2_000;

    /**
     * What the assessment says of the same thing, with the rows in view: the engine (ASM-0036), system versioning (ASM-0038),
     * sequences (ASM-0044), zero dates (ASM-0103), keys too long (ASM-0115).
     */
    private static final Set<String> COUNTED = Set.of(
            STORAGE_ENGINE.code(),
            HISTORY_STAYS_BEHIND.code(),
            SEQUENCE_POSITION.code(),
            ZERO_DATE_BECOMES_NULL.code(),
            INDEX_ROW_MAY_BE_TOO_LARGE.code());

    private Findings() {}

    public static List<Finding> of(UUID migration, List<ObjectReport> reports) {
        Map<UUID, Finding> findings = new LinkedHashMap<>();
        for (ObjectReport report : reports) {
            report.issues().stream()
                    .filter(issue -> !issue.severity().equals("info") && !COUNTED.contains(issue.code()))
                    .forEach(issue -> add(findings, migration, problem(issue)));
            for (LeftOut left : report.leftOut()) {
                add(
                        findings,
                        migration,
                        Problem.of(ConversionProblem.LEFT_OUT, left.detail()).about(left.subject()));
            }
            report.refusal()
                    .ifPresent(said -> add(
                            findings,
                            migration,
                            Problem.of(ConversionProblem.DOES_NOT_COMPILE, said).about(report.id())));
        }
        return new ArrayList<>(findings.values());
    }

    /** What is said of a subject under one code more than once is more than one finding; the same words are one. */
    private static void add(Map<UUID, Finding> findings, UUID migration, Problem problem) {
        String subject = problem.subject() == null ? "" : problem.subject();
        UUID id = Finding.idOf(migration, problem.code(), subject);
        Finding first = findings.get(id);
        if (first != null && !first.problem().detail().equals(problem.detail())) {
            id = Finding.idOf(migration, problem.code(), subject, problem.detail());
        }
        findings.putIfAbsent(id, new Finding(id, OWNER, problem, 0, Instant.now(), Optional.empty()));
    }

    private static Problem problem(ObjectReport.IssueReport issue) {
        return new Problem(
                URI.create(Problem.BASE + issue.code()),
                issue.title(),
                0,
                issue.code(),
                severity(issue.severity()),
                shortened(issue.detail()),
                issue.subject(),
                issue.remedy(),
                List.of(),
                null);
    }

    /** The text of stored code is its issue's detail; whole it stands in the object's report. */
    private static String shortened(String detail) {
        return detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL) + " …";
    }

    /** What keeps one object back does not keep the others: no issue of an object blocks the migration. */
    private static Severity severity(String issue) {
        return issue.equals("warn") ? Severity.WARNING : Severity.ERROR;
    }
}

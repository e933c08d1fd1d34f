package io.godwit.assessment.report;

import io.godwit.engine.catalog.Check;
import io.godwit.platform.migration.Finding;
import io.godwit.platform.problem.Problem;
import io.godwit.platform.problem.Severity;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks that did not pass, as findings. What fails for a whole side blocks; what fails for one table keeps that back. */
public final class Findings {
    private static final String OWNER = "assessment";

    /** How the detail of a check that looked through rows begins. */
    private static final Pattern ROWS = Pattern.compile("(\\d{1,18}) rows?\\b.*", Pattern.DOTALL);

    private Findings() {}

    public static List<Finding> of(UUID migration, List<Check> checks) {
        Map<UUID, Finding> findings = new LinkedHashMap<>();
        for (Check check : checks) {
            if (check.status() != Check.Status.PASS) {
                Problem problem = new Problem(
                        URI.create(Problem.BASE + check.code()),
                        check.title(),
                        0,
                        check.code(),
                        severity(check),
                        check.detail(),
                        check.subject(),
                        check.remedy(),
                        List.of(),
                        null);
                UUID id = Finding.idOf(migration, check.code(), check.subject());
                if (findings.containsKey(id)) { // the rule says more than one thing of it, each with its own remedy
                    id = Finding.idOf(migration, check.code(), check.subject(), check.remedy());
                }
                findings.put(id, new Finding(id, OWNER, problem, rows(check), Instant.now(), Optional.empty()));
            }
        }
        return List.copyOf(findings.values());
    }

    /** Whether nothing of a whole side fails. */
    public static boolean preconditionsMet(List<Check> checks) {
        return checks.stream().noneMatch(check -> severity(check) == Severity.BLOCKING);
    }

    private static long rows(Check check) {
        Matcher matcher = ROWS.matcher(check.detail());
        return matcher.matches() ? Long.parseLong(matcher.group(1)) : 0;
    }

    static Severity severity(Check check) {
        return switch (check.status()) {
            case PASS -> Severity.INFO;
            case WARN -> Severity.WARNING;
            case FAIL ->
                check.subject().equals("source") || check.subject().equals("target")
                        ? Severity.BLOCKING
                        : Severity.ERROR;
        };
    }
}

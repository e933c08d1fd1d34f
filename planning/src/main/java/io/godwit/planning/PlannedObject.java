package io.godwit.planning;

import io.godwit.sql.issue.Issue;
import io.godwit.sql.issue.Severity;
import java.util.List;

/**
 * One object of the source and what becomes of it.
 *
 * @param kind table, view, procedure, function, trigger, event, package, sequence
 * @param sourceName without its database
 * @param statements ids of its statements in the plan; empty where it does not move by itself
 * @param leftOut what of it the plan cannot hold, beside the issues; never empty where it does not move without an issue
 */
public record PlannedObject(
        String kind,
        String sourceName,
        String targetName,
        String sourceText,
        String targetText,
        List<String> statements,
        List<Issue> issues,
        boolean moves,
        List<LeftOut> leftOut) {
    public PlannedObject {
        leftOut = List.copyOf(leftOut);
        statements = List.copyOf(statements);
        issues = List.copyOf(issues);
    }

    /** Stable within one migration: {@code table/customer}. */
    public String id() {
        return kind + "/" + sourceName;
    }

    public Severity worst() {
        return issues.stream().map(Issue::severity).max(Severity::compareTo).orElse(Severity.INFO);
    }

    /** Whether nobody has to touch it. */
    public boolean convertsByItself() {
        return moves && leftOut.isEmpty() && worst().compareTo(Severity.ACTION) < 0;
    }

    public double hours() {
        return issues.stream().mapToDouble(Issue::hours).sum() + leftOut.size() * LeftOut.HOURS;
    }
}

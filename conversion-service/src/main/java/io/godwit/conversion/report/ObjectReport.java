package io.godwit.conversion.report;

import io.godwit.planning.LeftOut;
import io.godwit.planning.PlannedObject;
import io.godwit.sql.issue.Issue;
import java.util.List;
import java.util.Optional;

/**
 * One object as the API shows it; its texts are read apart.
 *
 * @param state converted, action, blocked, failed
 * @param refusal what PostgreSQL said on the scratch server
 * @param leftOut what of it does not move, beside the issues
 */
public record ObjectReport(
        String id,
        String kind,
        String sourceName,
        String targetName,
        String state,
        List<IssueReport> issues,
        double hours,
        Optional<String> refusal,
        List<LeftOut> leftOut) {
    public ObjectReport {
        issues = List.copyOf(issues);
        leftOut = List.copyOf(leftOut);
    }

    /** One issue at its place. */
    public record IssueReport(
            String code,
            String severity,
            String title,
            String subject,
            String detail,
            String remedy,
            int line,
            int column,
            double hours) {
        static IssueReport of(Issue issue) {
            return new IssueReport(
                    issue.code(),
                    issue.severity().name().toLowerCase(java.util.Locale.ROOT),
                    issue.problem().title(),
                    issue.subject(),
                    issue.detail(),
                    issue.problem().remedy(),
                    issue.line(),
                    issue.column(),
                    issue.hours());
        }
    }

    public static ObjectReport of(PlannedObject object, Optional<String> refusal) {
        String state = refusal.isPresent()
                ? "failed"
                : !object.moves() ? "blocked" : object.convertsByItself() ? "converted" : "action";
        return new ObjectReport(
                object.id(),
                object.kind(),
                object.sourceName(),
                object.targetName(),
                state,
                object.issues().stream().map(IssueReport::of).toList(),
                object.hours(),
                refusal,
                object.leftOut());
    }
}

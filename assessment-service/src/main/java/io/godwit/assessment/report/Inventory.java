package io.godwit.assessment.report;

import io.godwit.assessment.AssessmentProblem;
import io.godwit.engine.catalog.Catalog;
import io.godwit.engine.catalog.Check;
import io.godwit.planning.LeftOut;
import io.godwit.planning.ObjectCounts;
import io.godwit.planning.PlannedObject;
import io.godwit.planning.PlannedSchema;
import io.godwit.sql.issue.Issue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Counts and lines of a report from what was looked at. Pure. */
public final class Inventory {
    /** Keys, rows and their headers on PostgreSQL take more room than InnoDB's pages; and the log is written meanwhile. */
    private static final double TARGET_FACTOR = 1.6;

    private Inventory() {}

    public static List<AssessmentReport.ObjectLine> lines(Catalog catalog, PlannedSchema schema) {
        Map<String, Catalog.Table> tables = new HashMap<>();
        catalog.tables().forEach(table -> tables.put(table.name().name(), table));
        List<AssessmentReport.ObjectLine> lines = new ArrayList<>();
        for (PlannedObject object : schema.objects()) {
            Catalog.Table table = object.kind().equals("table") ? tables.get(object.sourceName()) : null;
            lines.add(new AssessmentReport.ObjectLine(
                    object.kind(),
                    object.sourceName(),
                    table == null ? 0 : table.estimatedRows(),
                    table == null ? 0 : table.bytes(),
                    object.convertsByItself(),
                    object.moves(),
                    object.hours(),
                    effort(object.hours()),
                    actions(object)));
        }
        return lines;
    }

    public static Map<String, Long> counts(
            List<PlannedObject> objects, List<AssessmentReport.ObjectLine> lines, List<Check> checks) {
        Map<String, Long> counts = ObjectCounts.of(objects, PlannedObject::convertsByItself);
        counts.put("passed", count(checks, Check.Status.PASS));
        counts.put("warned", count(checks, Check.Status.WARN));
        counts.put("failed", count(checks, Check.Status.FAIL));
        counts.put(
                "rows",
                lines.stream().mapToLong(AssessmentReport.ObjectLine::rows).sum());
        counts.put("bytes", bytes(lines));
        return counts;
    }

    public static long targetBytes(List<AssessmentReport.ObjectLine> lines) {
        return Math.round(bytes(lines) * TARGET_FACTOR);
    }

    private static long bytes(List<AssessmentReport.ObjectLine> lines) {
        return lines.stream().mapToLong(AssessmentReport.ObjectLine::bytes).sum();
    }

    private static long count(List<Check> checks, Check.Status status) {
        return checks.stream().filter(check -> check.status() == status).count();
    }

    private static List<AssessmentReport.ActionItem> actions(PlannedObject object) {
        AssessmentProblem problem = AssessmentProblem.LEFT_OUT;
        return Stream.concat(
                        object.issues().stream().map(Inventory::action),
                        object.leftOut().stream()
                                .map(left -> new AssessmentReport.ActionItem(
                                        problem.code(),
                                        "action",
                                        problem.title(),
                                        left.subject(),
                                        left.detail(),
                                        problem.remedy(),
                                        LeftOut.HOURS)))
                .toList();
    }

    private static AssessmentReport.ActionItem action(Issue issue) {
        return new AssessmentReport.ActionItem(
                issue.code(),
                issue.severity().name().toLowerCase(Locale.ROOT),
                issue.problem().title(),
                issue.subject(),
                issue.detail(),
                issue.problem().remedy(),
                issue.hours());
    }

    private static String effort(double hours) {
        if (hours == 0) {
            return "none";
        }
        return hours <= 1 ? "small" : hours <= 6 ? "medium" : "large";
    }
}

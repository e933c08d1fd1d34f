package io.godwit.assessment.report;

import io.godwit.assessment.report.AssessmentReport.ActionItem;
import io.godwit.assessment.report.AssessmentReport.ObjectLine;
import io.godwit.engine.catalog.Check;
import io.godwit.platform.problem.Severity;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A report in the order in which a person reads it: what blocks, how much it is, what recurs, then object by object. Pure;
 * texts are as they are, the template escapes them.
 *
 * @param verdict one sentence
 * @param tone good, fair or bad
 * @param figures what stands large on page one
 */
public record AssessmentPage(
        AssessmentReport report,
        String verdict,
        String tone,
        String assessedAt,
        List<Figure> figures,
        List<Check> blocking,
        List<Check> failed,
        List<Check> warned,
        List<Check> passed,
        List<Recurring> recurring,
        List<Kind> kinds) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final List<String> ORDER = List.of(
            "table", "view", "sequence", "procedure", "function", "trigger", "event", "package", "package body");
    private static final int BAR = 320;

    public record Figure(String value, String label) {}

    /** The same problem over all objects. */
    public record Recurring(String code, String title, String remedy, int objects, String hours) {}

    /**
     * All objects of one kind.
     *
     * @param work need a person; @param noted convert, with something to know; @param quiet convert, nothing to know
     * @param green width of the part of a bar of 320 that converts by itself
     */
    public record Kind(
            String title,
            int total,
            int byThemselves,
            String hours,
            int green,
            int amber,
            List<Row> work,
            List<Row> noted,
            List<Row> quiet) {}

    public record Row(String name, String rows, String size, String hours, boolean moves, List<ActionItem> actions) {}

    public static AssessmentPage of(AssessmentReport report) {
        List<Check> blocking = report.checks().stream()
                .filter(check -> Findings.severity(check) == Severity.BLOCKING)
                .toList();
        List<Check> failed = with(report, Check.Status.FAIL);
        List<Check> warned = with(report, Check.Status.WARN);
        return new AssessmentPage(
                report,
                verdict(report, blocking.size(), warned.size()),
                !report.preconditionsMet() ? "bad" : warned.isEmpty() && report.hours() == 0 ? "good" : "fair",
                TIME.format(report.assessedAt()),
                figures(report),
                blocking,
                failed,
                warned,
                with(report, Check.Status.PASS),
                recurring(report.objects()),
                kinds(report.objects()));
    }

    private static String verdict(AssessmentReport report, int blocking, int warned) {
        if (!report.preconditionsMet()) {
            return "Not yet: " + blocking + (blocking == 1 ? " precondition fails." : " preconditions fail.");
        }
        return warned == 0
                ? "Nothing stands in the way of this migration."
                : "Nothing blocks this migration; " + warned + (warned == 1 ? " check wants" : " checks want")
                        + " to be read.";
    }

    private static List<Check> with(AssessmentReport report, Check.Status status) {
        return report.checks().stream()
                .filter(check -> check.status() == status)
                .toList();
    }

    private static List<Figure> figures(AssessmentReport report) {
        Map<String, Long> counts = report.counts();
        return List.of(
                new Figure(whole(counts.getOrDefault("tables", 0L)), "tables"),
                new Figure(whole(counts.getOrDefault("rows", 0L)), "rows, about"),
                new Figure(bytes(counts.getOrDefault("bytes", 0L)), "on the source"),
                new Figure(bytes(report.targetBytes()), "on the target, about"),
                new Figure(whole(counts.getOrDefault("convertible", 0L)), "objects convert by themselves"),
                new Figure(whole(counts.getOrDefault("actions", 0L)), "objects need a person"),
                new Figure(hours(report.hours()), "hours of work, about"));
    }

    private static List<Recurring> recurring(List<ObjectLine> objects) {
        Map<String, List<ActionItem>> byCode = new TreeMap<>();
        for (ObjectLine object : objects) {
            Map<String, ActionItem> once = new LinkedHashMap<>();
            for (ActionItem action : object.actions()) {
                if (!action.severity().equals("info")) {
                    once.merge(action.code(), action, AssessmentPage::together);
                }
            }
            once.values()
                    .forEach(action -> byCode.computeIfAbsent(action.code(), code -> new ArrayList<>())
                            .add(action));
        }
        return byCode.values().stream()
                .sorted(Comparator.comparingDouble(AssessmentPage::sum).reversed())
                .map(items -> new Recurring(
                        items.getFirst().code(),
                        items.getFirst().title(),
                        items.getFirst().remedy(),
                        items.size(),
                        hours(sum(items))))
                .toList();
    }

    private static ActionItem together(ActionItem first, ActionItem second) {
        return new ActionItem(
                first.code(),
                first.severity(),
                first.title(),
                first.subject(),
                first.detail(),
                first.remedy(),
                first.hours() + second.hours());
    }

    private static double sum(List<ActionItem> items) {
        return items.stream().mapToDouble(ActionItem::hours).sum();
    }

    private static List<Kind> kinds(List<ObjectLine> objects) {
        Map<String, List<ObjectLine>> byKind = new LinkedHashMap<>();
        ORDER.forEach(kind -> byKind.put(kind, new ArrayList<>()));
        objects.forEach(object ->
                byKind.computeIfAbsent(object.kind(), kind -> new ArrayList<>()).add(object));
        return byKind.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> kind(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Kind kind(String kind, List<ObjectLine> lines) {
        List<ObjectLine> work =
                lines.stream().filter(line -> !line.convertsByItself()).toList();
        List<ObjectLine> noted = lines.stream()
                .filter(line -> line.convertsByItself() && worthReading(line))
                .toList();
        int byThemselves = lines.size() - work.size();
        int green = (int) Math.round((double) BAR * byThemselves / lines.size());
        return new Kind(
                title(kind),
                lines.size(),
                byThemselves,
                hours(lines.stream().mapToDouble(ObjectLine::hours).sum()),
                green,
                BAR - green,
                rows(work.stream()
                        .sorted(Comparator.comparing(ObjectLine::moves)
                                .thenComparing(Comparator.comparingDouble(ObjectLine::hours)
                                        .reversed()))
                        .toList()),
                rows(noted),
                rows(lines.stream()
                        .filter(line -> line.convertsByItself() && !worthReading(line))
                        .toList()));
    }

    private static boolean worthReading(ObjectLine line) {
        return line.actions().stream().anyMatch(action -> !action.severity().equals("info"));
    }

    private static List<Row> rows(List<ObjectLine> lines) {
        return lines.stream()
                .map(line -> new Row(
                        line.name(),
                        whole(line.rows()),
                        bytes(line.bytes()),
                        hours(line.hours()),
                        line.moves(),
                        line.actions()))
                .toList();
    }

    private static String title(String kind) {
        return switch (kind) {
            case "package body" -> "Package bodies";
            default -> kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1) + "s";
        };
    }

    private static String whole(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String hours(double hours) {
        return hours == 0 ? "0" : String.format(Locale.ROOT, "%.1f", hours);
    }

    static String bytes(long bytes) {
        double size = bytes;
        for (String unit : List.of("B", "kB", "MB", "GB", "TB")) {
            if (size < 1000 || unit.equals("TB")) {
                return String.format(Locale.ROOT, size < 10 && !unit.equals("B") ? "%.1f %s" : "%.0f %s", size, unit);
            }
            size /= 1000;
        }
        throw new IllegalStateException("no unit");
    }
}

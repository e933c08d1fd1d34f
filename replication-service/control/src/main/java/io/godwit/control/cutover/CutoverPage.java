package io.godwit.control.cutover;

import io.godwit.platform.message.Json;
import io.godwit.platform.migration.MigrationSpec;
import io.godwit.platform.task.CutoverStep;
import io.godwit.platform.task.PlannedStep;
import io.godwit.platform.task.WorkerReport.TableReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** A cut-over as one page to read and print: outcome, clock, checklist, comparison. It asks for nothing outside itself. */
public final class CutoverPage {
    private static final String HEAD = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>Cut-over of %1$s</title>
            <style>
            body { font: 15px/1.5 system-ui, sans-serif; margin: 2em auto; max-width: 70em; padding: 0 1em; color: #222; }
            h1 { margin-bottom: 0; } h2 { margin-top: 2em; } .by { color: #666; margin-top: 0; }
            dl { display: grid; grid-template-columns: max-content 1fr; gap: .2em 1.5em; } dt { color: #666; } dd { margin: 0; }
            table { border-collapse: collapse; width: 100%%; }
            th, td { text-align: left; padding: .3em .8em .3em 0; vertical-align: top; overflow-wrap: anywhere; }
            th, td.time, td.number { white-space: nowrap; } td.number { text-align: right; }
            tr { border-bottom: 1px solid #ddd; } pre { white-space: pre-wrap; margin: .2em 0; font-size: 13px; color: #444; }
            .failed, .compensated, .undone, .differs { color: #a00; font-weight: 600; } .done, .equal { color: #060; }
            .big { font-size: 1.6em; }
            </style></head><body><h1>Cut-over of %1$s</h1>
            """;

    private final StringBuilder page = new StringBuilder();

    private CutoverPage() {}

    public static String html(MigrationSpec spec, CutoverView view) {
        return new CutoverPage().whole(spec, view);
    }

    private String whole(MigrationSpec spec, CutoverView view) {
        page.append(HEAD.formatted(escaped(spec.name())));
        page.append("<p class=\"by\">")
                .append(escaped(spec.source().name() + " → " + spec.target().name()))
                .append("</p>\n");
        outcome(view);
        if (!view.steps().isEmpty()) {
            clock(view);
            checklist(view.steps());
        }
        comparison(view.tables());
        plan(view);
        return page.append("</body></html>\n").toString();
    }

    private void outcome(CutoverView view) {
        String sentence = switch (view.outcome()) {
            case "done" -> "Done: the target is open, the source stays read-only.";
            case "undone" -> "Undone: the source takes writes as before, the target was not opened.";
            case "running" -> "It is under way.";
            default -> "It was not begun.";
        };
        page.append("<p class=\"big ")
                .append(view.outcome())
                .append("\">")
                .append(sentence)
                .append("</p>\n");
    }

    private void clock(CutoverView view) {
        page.append("<dl>");
        view.begunAt().ifPresent(at -> fact("begun", at.toString()));
        view.endedAt().ifPresent(at -> fact("ended", at.toString()));
        view.standstillMillis().ifPresent(millis -> fact("writes stood still for", seconds(Duration.ofMillis(millis))));
        view.position().ifPresent(position -> fact("last position of the source's log", position));
        page.append("</dl>\n");
    }

    private void fact(String name, String text) {
        page.append("<dt>")
                .append(name)
                .append("</dt><dd>")
                .append(escaped(text))
                .append("</dd>");
    }

    private void checklist(List<CutoverStep> steps) {
        heading("Checklist");
        table("", "Step", "State", "Begun", "Took", "What was done");
        for (CutoverStep step : steps) {
            String state = Json.mapper().valueToTree(step.state()).asText();
            page.append("<tr>");
            cell("number", String.valueOf(step.number()));
            cell("", step.name());
            cell(state, state);
            cell("time", step.startedAt().map(Instant::toString).orElse(""));
            cell(
                    "number",
                    step.startedAt()
                            .flatMap(from -> step.endedAt().map(until -> seconds(Duration.between(from, until))))
                            .orElse(""));
            cell("", step.detail());
            page.append("</tr>\n");
        }
        page.append("</table>\n");
    }

    private void comparison(List<TableReport> tables) {
        if (tables.isEmpty()) {
            return;
        }
        long equal = tables.stream()
                .filter(table -> table.compared().equals("equal"))
                .count();
        heading("Comparison: " + equal + " of " + tables.size() + " tables equal");
        table("Table", "Source rows", "Target rows", "Compared", "At", "Ledger", "");
        for (TableReport table : tables) {
            page.append("<tr>");
            cell("", table.source());
            cell("number", number(table.sourceRows()));
            cell("number", number(table.targetRows()));
            cell(table.compared(), table.compared());
            cell("time", table.comparedAt().map(Instant::toString).orElse(""));
            cell("number", number(table.ledgerOpen()));
            cell("", table.problem().or(table::note).orElse(""));
            page.append("</tr>\n");
        }
        page.append("</table>\n");
    }

    private void plan(CutoverView view) {
        heading(view.steps().isEmpty() ? "Plan" : "The plan as it was before");
        table("", "Step", "What is done");
        for (PlannedStep step : view.plan()) {
            page.append("<tr>");
            cell("number", String.valueOf(step.number()));
            cell("", step.name());
            page.append("<td>").append(escaped(step.detail()));
            if (!step.statement().isEmpty()) {
                page.append("<pre>").append(escaped(step.statement())).append("</pre>");
            }
            page.append("</td></tr>\n");
        }
        page.append("</table>\n");
    }

    private void heading(String text) {
        page.append("<h2>").append(escaped(text)).append("</h2>\n");
    }

    private void table(String... columns) {
        page.append("<table><tr>");
        for (String column : columns) {
            page.append("<th>").append(column).append("</th>");
        }
        page.append("</tr>\n");
    }

    private void cell(String style, String text) {
        page.append("<td class=\"")
                .append(style)
                .append("\">")
                .append(escaped(text))
                .append("</td>");
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f s", duration.toMillis() / 1e3);
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}

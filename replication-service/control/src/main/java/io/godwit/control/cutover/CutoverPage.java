package io.godwit.control.cutover;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.control.cutover.CutoverView.PlannedStep;
import io.godwit.platform.message.Json;
import io.godwit.platform.task.CutoverStep;
import java.time.Instant;

/** A cut-over as one page to read and print; it asks for nothing outside itself. */
public final class CutoverPage {
    private static final String HEAD = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>Cut-over of %1$s</title>
            <style>
            body { font: 15px/1.5 system-ui, sans-serif; margin: 2em auto; max-width: 60em; padding: 0 1em; }
            table { border-collapse: collapse; width: 100%%; } th, td { text-align: left; padding: .3em .8em .3em 0; vertical-align: top; }
            tr { border-bottom: 1px solid #ddd; } .failed, .compensated { color: #a00; } .done { color: #060; }
            </style></head><body><h1>Cut-over of %1$s</h1>
            """;

    private CutoverPage() {}

    public static String html(String migration, CutoverView view) {
        var page = new StringBuilder(HEAD.formatted(escaped(migration)));
        if (view.steps().isEmpty()) {
            page.append("<p>It was not begun. Its plan:</p>\n");
            table(page, "Step", "What is done");
            view.plan().forEach(step -> row(page, step));
        } else {
            view.standstillMillis()
                    .ifPresent(millis -> page.append("<p>Writes stood still for ")
                            .append(millis)
                            .append(" ms.</p>\n"));
            table(page, "Step", "State", "Begun", "Ended", "What was done");
            view.steps().forEach(step -> row(page, step));
        }
        return page.append("</table></body></html>\n").toString();
    }

    private static void table(StringBuilder page, String... columns) {
        page.append("<table><tr>");
        for (String column : columns) {
            page.append("<th>").append(column).append("</th>");
        }
        page.append("</tr>\n");
    }

    private static void row(StringBuilder page, PlannedStep step) {
        page.append("<tr>");
        cell(page, "", step.number() + " " + step.name());
        cell(page, "", step.detail());
        page.append("</tr>\n");
    }

    private static void row(StringBuilder page, CutoverStep step) {
        JsonNode state = Json.mapper().valueToTree(step.state());
        page.append("<tr>");
        cell(page, "", step.number() + " " + step.name());
        cell(page, state.asText(), state.asText());
        cell(page, "", step.startedAt().map(Instant::toString).orElse(""));
        cell(page, "", step.endedAt().map(Instant::toString).orElse(""));
        cell(page, "", step.detail());
        page.append("</tr>\n");
    }

    private static void cell(StringBuilder page, String style, String text) {
        page.append("<td class=\"")
                .append(style)
                .append("\">")
                .append(escaped(text))
                .append("</td>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}

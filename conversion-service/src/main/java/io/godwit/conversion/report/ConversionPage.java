package io.godwit.conversion.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/**
 * A conversion as a person reads it: what needs a person first, each object with the source's text beside the target's and
 * its issues. Pure; texts are as they are, the template escapes them.
 *
 * @param title of the page
 * @param convertedAt as the state database has it; empty for one object's page
 * @param figures what stands large
 */
public record ConversionPage(String title, String convertedAt, List<Figure> figures, List<Group> groups) {
    private static final List<State> STATES = List.of(
            new State("failed", "Do not compile", "bad"),
            new State("blocked", "Do not move", "bad"),
            new State("action", "Move, and need a person", "fair"),
            new State("converted", "Convert by themselves", "good"));

    private record State(String word, String title, String tone) {}

    public record Figure(String value, String label) {}

    /** Objects in the same state. */
    public record Group(String title, String tone, int size, List<Item> items) {}

    /**
     * One object.
     *
     * @param open whether its texts are shown at once
     * @param stays where there is no target text: why
     */
    public record Item(
            String kind,
            String name,
            String targetName,
            String sourceText,
            String targetText,
            String stays,
            boolean open,
            List<Note> notes) {
        public boolean renamed() {
            return !name.equals(targetName);
        }
    }

    /** An issue, what is left out, or what the server said. @param place line and column; empty for the whole object */
    public record Note(String code, String severity, String title, String place, String detail, String remedy) {}

    /** @param summary counts and time; @param objects reports with their texts */
    public static ConversionPage of(JsonNode summary, List<JsonNode> objects) {
        JsonNode counts = summary.path("counts");
        return new ConversionPage(
                "Conversion",
                summary.path("convertedAt").asText(),
                List.of(
                        figure(counts, "tables", "tables"),
                        figure(counts, "views", "views"),
                        figure(counts, "convertible", "objects convert by themselves"),
                        figure(counts, "actions", "objects need a person"),
                        figure(counts, "failed", "do not compile")),
                groups(objects, false));
    }

    public static ConversionPage of(JsonNode object) {
        return new ConversionPage(
                object.path("kind").asText() + " " + object.path("sourceName").asText(),
                "",
                List.of(),
                groups(List.of(object), true));
    }

    private static Figure figure(JsonNode counts, String name, String label) {
        return new Figure(String.format(Locale.ROOT, "%,d", counts.path(name).asLong()), label);
    }

    private static List<Group> groups(List<JsonNode> objects, boolean open) {
        List<Group> groups = new ArrayList<>();
        for (State state : STATES) {
            List<Item> items = objects.stream()
                    .filter(object -> object.path("state").asText().equals(state.word()))
                    .map(object -> item(object, open))
                    .toList();
            if (!items.isEmpty()) {
                groups.add(new Group(state.title(), state.tone(), items.size(), items));
            }
        }
        return groups;
    }

    private static Item item(JsonNode object, boolean open) {
        List<Note> notes = new ArrayList<>();
        if (!object.path("refusal").asText("").isEmpty()) {
            notes.add(new Note(
                    "",
                    "error",
                    "PostgreSQL refuses it",
                    "",
                    object.path("refusal").asText(),
                    ""));
        }
        each(object.path("leftOut"))
                .forEach(left -> notes.add(new Note(
                        "",
                        "action",
                        "Left out: " + left.path("subject").asText(),
                        "",
                        left.path("detail").asText(),
                        "")));
        each(object.path("issues"))
                .forEach(
                        issue -> notes.add(note(issue, object.path("sourceText").asText())));
        String target = object.path("targetText").asText();
        return new Item(
                object.path("kind").asText(),
                object.path("sourceName").asText(),
                object.path("targetName").asText(),
                object.path("sourceText").asText(),
                target,
                target.isEmpty() ? "Nothing is made on the target." : "",
                open,
                notes);
    }

    /** The issue of stored code is its whole text, which stands beside it anyway. */
    private static Note note(JsonNode issue, String sourceText) {
        int line = issue.path("line").asInt();
        String detail = issue.path("detail").asText();
        return new Note(
                issue.path("code").asText(),
                issue.path("severity").asText(),
                issue.path("title").asText(),
                line == 0
                        ? ""
                        : "line " + line + ", column " + issue.path("column").asInt(),
                detail.equals(sourceText) ? "" : detail,
                issue.path("remedy").asText());
    }

    private static List<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}

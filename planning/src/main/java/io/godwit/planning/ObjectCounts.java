package io.godwit.planning;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * How many objects there are and how many of them convert by themselves: the figures that an assessment promises and that
 * the conversion keeps, so both take them from here.
 */
public final class ObjectCounts {
    /** Keys: objects, tables, views, routines, triggers, events, sequences, convertible, actions. */
    private static final Map<String, List<String>> KINDS = Map.of(
            "tables", List.of("table"),
            "views", List.of("view"),
            "routines", List.of("procedure", "function", "package", "package body"),
            "triggers", List.of("trigger"),
            "events", List.of("event"),
            "sequences", List.of("sequence"));

    private ObjectCounts() {}

    /** @param convertible whether nobody has to touch an object */
    public static Map<String, Long> of(List<PlannedObject> objects, Predicate<PlannedObject> convertible) {
        Map<String, Long> counts = new TreeMap<>();
        counts.put("objects", (long) objects.size());
        KINDS.forEach((name, kinds) -> counts.put(
                name,
                objects.stream().filter(object -> kinds.contains(object.kind())).count()));
        long byThemselves = objects.stream().filter(convertible).count();
        counts.put("convertible", byThemselves);
        counts.put("actions", objects.size() - byThemselves);
        return counts;
    }
}

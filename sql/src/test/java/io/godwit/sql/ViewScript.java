package io.godwit.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code views/tables.sql} and {@code views/views.sql}. Over a view stands what is expected of it, for one server or both:
 * nothing (the same rows), {@code -- differs PROBLEM}, {@code -- stays PROBLEM} (does not move) or {@code -- refused} (the
 * source does not know it), each with an optional server behind it.
 */
final class ViewScript {
    private static final Path FOLDER = Path.of("src/test/resources/views");
    private static final Pattern NAME = Pattern.compile("\\bVIEW (\\w+)");
    private static final Pattern EXPECTATION =
            Pattern.compile("-- (differs|stays|refused)(?: ([A-Z_]+))?(?: on (\\w+))?");

    private ViewScript() {}

    static List<String> tables() {
        return Arrays.stream(read("tables.sql").split(";\n"))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .toList();
    }

    static List<View> views() {
        List<View> views = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (String line : read("views.sql").lines().toList()) {
            if (line.startsWith("--")) {
                notes.add(line);
            } else if (!line.isBlank()) {
                Matcher name = NAME.matcher(line);
                if (!name.find()) {
                    throw new IllegalStateException(line);
                }
                views.add(new View(name.group(1), line.substring(0, line.length() - 1), List.copyOf(notes)));
                notes.clear();
            }
        }
        return views;
    }

    private static String read(String name) {
        try {
            return Files.readString(FOLDER.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One view and the lines over it. */
    record View(String name, String sql, List<String> notes) {
        /** Whether the rows of the whole view have one order. */
        boolean ordered() {
            return sql.matches(".*ORDER BY [^()]*");
        }

        Expected expected(String server) {
            return notes.stream()
                    .map(EXPECTATION::matcher)
                    .filter(Matcher::matches)
                    .filter(m -> m.group(3) == null || m.group(3).equals(server))
                    .map(m -> new Expected(m.group(1), Optional.ofNullable(m.group(2))))
                    .findFirst()
                    .orElse(new Expected("equal", Optional.empty()));
        }
    }

    /** @param problem what must be said */
    record Expected(String kind, Optional<String> problem) {
        /** @param found equal, differs, stays or refused */
        Optional<String> objection(String found, List<String> problems) {
            if (!found.equals(kind)) {
                return Optional.of("is not " + kind + " but " + found);
            }
            return problem.filter(p -> !problems.contains(p)).map(p -> "does not say " + p + " but " + problems);
        }
    }
}

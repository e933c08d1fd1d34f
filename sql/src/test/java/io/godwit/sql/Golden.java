package io.godwit.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One golden file: {@code -- options}, {@code -- source}, {@code -- target}, {@code -- issues}. A line of options is
 * {@code policy=choice}, {@code lower-case}, {@code rename NAME TO NAME}, {@code zero-date COLUMN} or {@code version N}.
 */
public record Golden(Path file, Map<String, String> sections) {
    public static final Path ROOT = Path.of("src/test/resources/conversion");
    private static final Pattern SECTION = Pattern.compile("^-- (options|source|target|issues)$");
    private static final Pattern CREATED =
            Pattern.compile("(?is)^CREATE\\b.*?\\b(TABLE|VIEW|SEQUENCE)\\s+`((?:[^`]|``)+)`");

    public static List<Golden> all() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(Files::isRegularFile).sorted().map(Golden::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Golden read(Path file) {
        Map<String, String> sections = new LinkedHashMap<>();
        try {
            String current = "";
            for (String line : Files.readAllLines(file)) {
                Matcher matcher = SECTION.matcher(line);
                if (matcher.matches()) {
                    current = matcher.group(1);
                } else {
                    sections.merge(current, line + "\n", String::concat);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sections.replaceAll((name, text) -> text.strip());
        return new Golden(file, sections);
    }

    public String name() {
        return ROOT.relativize(file).toString().replace(".sql", "");
    }

    public List<String> sources() {
        return statements(section("source"));
    }

    public List<String> targets() {
        return statements(section("target"));
    }

    public String section(String name) {
        return sections.getOrDefault(name, "");
    }

    private static List<String> statements(String text) {
        List<String> all = new ArrayList<>();
        for (String part : text.split(";\\s*(?:\n|$)")) {
            String statement = part.lines()
                    .filter(l -> !l.startsWith("--"))
                    .reduce("", (a, b) -> a + "\n" + b)
                    .strip();
            if (!statement.isEmpty()) {
                all.add(statement);
            }
        }
        return rejoined(all);
    }

    /** A function's body holds semicolons of its own. */
    private static List<String> rejoined(List<String> parts) {
        List<String> all = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        for (String part : parts) {
            open.append(open.isEmpty() ? "" : ";\n").append(part);
            if ((open.toString().split("\\$godwit\\$", -1).length - 1) % 2 == 0) {
                all.add(open.toString());
                open.setLength(0);
            }
        }
        return all;
    }

    public Options options() {
        Options options = Options.toSchema("shop");
        Map<String, String> renames = new TreeMap<>();
        for (String line : section("options").lines().toList()) {
            if (line.startsWith("rename ")) {
                String[] names = line.substring(7).split(" TO ");
                renames.put(names[0], names[1]);
            } else if (line.equals("lower-case")) {
                options = options.withNaming(Naming.lowerCased());
            } else if (line.startsWith("version ")) {
                options = options.withTargetVersion(Integer.parseInt(line.substring(8)));
            } else if (line.contains("=")) {
                Map<String, String> choices = new TreeMap<>(options.policies().choices());
                choices.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
                options = options.withPolicies(new io.godwit.sql.type.Policies(choices));
            }
        }
        return renames.isEmpty() ? options : options.withNaming(options.naming().withRenames(renames));
    }

    public Context context() {
        Map<String, String> tables = new LinkedHashMap<>();
        Map<String, String> views = new LinkedHashMap<>();
        for (String source : sources()) {
            if (kind(source).equals("TABLE")) {
                tables.put(createdName(source), source);
            } else if (kind(source).equals("VIEW")) {
                views.put(createdName(source), source);
            }
        }
        return Context.of("shop")
                .withTables(tables)
                .withViews(views)
                .withZeroDates(section("options")
                        .lines()
                        .filter(l -> l.startsWith("zero-date "))
                        .map(l -> l.substring(10))
                        .collect(java.util.stream.Collectors.toSet()));
    }

    /** TABLE, VIEW, SEQUENCE; empty for what is no such statement. */
    public static String kind(String source) {
        Matcher matcher = CREATED.matcher(source);
        return matcher.find() ? matcher.group(1).toUpperCase(java.util.Locale.ROOT) : "";
    }

    public static String createdName(String source) {
        Matcher matcher = CREATED.matcher(source);
        return matcher.find() ? matcher.group(2).replace("``", "`") : "?";
    }

    /** The same file with what the conversion gives now. */
    public String rendered(Conversion conversion) {
        Rendering rendering = Rendering.of(this, conversion);
        StringBuilder out = new StringBuilder();
        if (!section("options").isEmpty()) {
            out.append("-- options\n").append(section("options")).append("\n\n");
        }
        out.append("-- source\n").append(section("source")).append("\n\n-- target\n");
        out.append(rendering.target()).append("\n-- issues\n").append(rendering.issues());
        return out.toString();
    }
}

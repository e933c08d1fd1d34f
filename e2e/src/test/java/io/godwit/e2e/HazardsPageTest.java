package io.godwit.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/hazards.md} is made from the tests' tags; {@code -Dgodwit.write-docs} writes it anew. */
class HazardsPageTest {
    private static final Path PAGE = Checkout.ROOT.resolve("docs/hazards.md");
    private static final Pattern TAG = Pattern.compile("@Tag\\(\"(H\\d+)\"\\)");
    private static final String NONE = "–";

    /** What this release says of those that no test holds. */
    private static final Map<Integer, String> OTHERWISE = Map.of(
            4, "not met yet: needs PostgreSQL as a source",
            10, "refused: the table stops at a schema change that matters; `reload` is the remedy",
            14, "not met yet: needs a source that exports snapshots",
            19, "not met yet: needs PostgreSQL as a source",
            20, "not met yet: needs PostgreSQL as a source",
            25, "refused: there is no way back yet, and the plan of the cut-over says so",
            27, "refused: only selection and renaming",
            28, "not met yet: one applier",
            29, "not met yet: needs Kubernetes");

    private static final List<String> TITLES = List.of(
            "Cascades are not in the binary log",
            "Net change per key is wrong while applying convergently",
            "The source is told \"done\" before the target is durable",
            "Unchanged TOAST in a key or unique-column change",
            "The executed GTIDs are too low for a watermark",
            "Tables without a key on MySQL and MariaDB",
            "A log reader that drops events in silence",
            "Load and stream give different values for the same row",
            "No schema history",
            "Schema changes that change rows without row events",
            "Row events that are not what they seem",
            "Giant transactions, giant values",
            "Equality differs between engines",
            "The exported snapshot dies",
            "Fencing must be in the target",
            "Rows between ranges, or read twice",
            "The ledger itself loses rows",
            "What the account cannot see, the wrong server, leaking sessions",
            "PostgreSQL's bytes do not always mean the same",
            "Opening the capture can break production",
            "What is left behind when nobody looks",
            "Converted code that runs",
            "A digest in SQL text lies",
            "Cut-over can leave the source frozen",
            "The way back damages the old side",
            "Between converged and cut-over",
            "Mapping breaks strictness",
            "N appliers by key hash",
            "Jobs",
            "Secrets reach too far",
            "Messages",
            "Rolling upgrades and the reactive edge");

    @Test
    void shouldBeOnThePageWhatTheTestsHold() throws IOException {
        String page = page();
        if (System.getProperty("godwit.write-docs") != null) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
                .as("docs/hazards.md is stale: mvn -pl e2e -am verify -Dgodwit.write-docs writes it")
                .isEqualTo(page);
    }

    private static String page() throws IOException {
        Map<Integer, TreeSet<String>> tests = tests();
        StringBuilder page = new StringBuilder("""
                # Hazards

                How such systems lose, double or change rows, and which tests hold against it here. Made from the tests' tags.

                | | hazard | held by |
                |---|---|---|
                """);
        for (int number = 1; number <= TITLES.size(); number++) {
            TreeSet<String> held = tests.getOrDefault(number, new TreeSet<>());
            String by = held.isEmpty() ? OTHERWISE.getOrDefault(number, "**open**") : String.join(", ", held);
            page.append("| H%d | %s | %s |\n".formatted(number, TITLES.get(number - 1), by.isEmpty() ? NONE : by));
        }
        return page.toString();
    }

    private static Map<Integer, TreeSet<String>> tests() throws IOException {
        Map<Integer, TreeSet<String>> tests = new LinkedHashMap<>();
        for (Path source : new ArrayList<>(Checkout.sources())) {
            String text = Files.readString(source);
            if (text.contains("@EnabledIfSystemProperty(")) {
                continue; // what runs on request alone holds nothing
            }
            Matcher tag = TAG.matcher(text);
            while (tag.find()) {
                int number = Integer.parseInt(tag.group(1).substring(1));
                String name = source.getFileName().toString().replace(".java", "");
                tests.computeIfAbsent(number, missing -> new TreeSet<>()).add(name);
            }
        }
        return tests;
    }
}

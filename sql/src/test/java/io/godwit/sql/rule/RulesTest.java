package io.godwit.sql.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.sql.Golden;
import io.godwit.sql.Options;
import io.godwit.sql.conversion.Conversions;
import io.godwit.sql.rule.mysql.MySqlToPostgreSqlRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule is one class with its before and after, one line of the list, and one golden file that needs it. */
class RulesTest {
    private static final Path SOURCES = Path.of("src/main/java/io/godwit/sql/rule/mysql");
    private static final int MAX_LINES = 130;

    static Stream<Rule> rules() {
        return MySqlToPostgreSqlRules.RULES.stream();
    }

    @Test
    void shouldListEachRuleOnce() {
        List<String> listed = rules().map(r -> r.getClass().getSimpleName()).toList();
        assertThat(listed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(written());
    }

    /** All classes of the package that say of themselves that they are rules. */
    private static List<String> written() {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.filter(f -> read(f).matches("(?s).*public final class \\w+ implements [^{]*Rule\\b.*"))
                    .map(f -> f.getFileName().toString().replace(".java", ""))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void shouldShowBeforeAndAfter(Rule rule) {
        String source = read(SOURCES.resolve(rule.getClass().getSimpleName() + ".java"));
        assertThat(source).contains("<pre>", " * before  ", " * after   ");
        assertThat(source.lines().count())
                .as("lines of the file, imports included")
                .isLessThanOrEqualTo(MAX_LINES);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void shouldBeNeededByItsGoldenFile(Rule rule) {
        Golden golden = golden(rule);
        List<Rule> others = new ArrayList<>(MySqlToPostgreSqlRules.RULES);
        others.remove(rule);
        Options options = golden.options();
        assertThat(without(golden, options, others)).isNotEqualTo(with(golden, options));
    }

    private static String with(Golden golden, Options options) {
        return golden.rendered(Conversions.mysqlToPostgreSql(options, MySqlToPostgreSqlRules.RULES));
    }

    private static String without(Golden golden, Options options, List<Rule> others) {
        try {
            return golden.rendered(Conversions.mysqlToPostgreSql(options, others));
        } catch (IllegalStateException cannotBePrinted) {
            return "";
        }
    }

    private static Golden golden(Rule rule) {
        String name = rule.getClass()
                .getSimpleName()
                .replaceAll("([a-z])([A-Z])", "$1-$2")
                .toLowerCase(Locale.ROOT);
        List<Golden> found =
                Golden.all().stream().filter(g -> g.name().endsWith("/" + name)).toList();
        assertThat(found).as("golden files called " + name).hasSize(1);
        return found.getFirst();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

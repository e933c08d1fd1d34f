package io.godwit.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.rule.Rule;
import io.godwit.sql.rule.mysql.MySqlToPostgreSqlRules;
import io.godwit.sql.type.MySqlToPostgreSqlTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The reference is written from the code; {@code -Ddocs.update=true} writes it anew. */
class DocumentationTest {
    private static final Path REFERENCE = Path.of("../docs/reference");
    private static final Path RULES = Path.of("src/main/java/io/godwit/sql/rule/mysql");
    private static final Pattern JAVADOC =
            Pattern.compile("/\\*\\*\\n(.*?)\\n \\* <pre>\\n(.*?)\\n \\* </pre>", Pattern.DOTALL);

    @Test
    void shouldShowTheTableOfTypes() throws IOException {
        assertCurrent("types-mysql-postgresql.md", MySqlToPostgreSqlTypes.TABLE.markdown());
    }

    @Test
    void shouldListTheProblems() throws IOException {
        StringBuilder page = new StringBuilder("# Problems of a conversion\n\n");
        page.append("| code | problem | severity | hours | title | remedy |\n|---|---|---|---|---|---|\n");
        for (Problem problem : Problem.values()) {
            page.append("| %s | `%s` | %s | %s | %s | %s |%n"
                    .formatted(
                            problem.code(),
                            problem.name(),
                            problem.severity().name().toLowerCase(Locale.ROOT),
                            problem.hours(),
                            problem.title(),
                            problem.remedy()));
        }
        assertCurrent("conversion-problems.md", page.toString());
    }

    @Test
    void shouldListTheRules() throws IOException {
        StringBuilder page =
                new StringBuilder("# Rules: MySQL, MariaDB to PostgreSQL\n\nIn the order in which they run.\n");
        for (Rule rule : MySqlToPostgreSqlRules.RULES) {
            String name = rule.getClass().getSimpleName();
            Matcher javadoc = JAVADOC.matcher(Files.readString(RULES.resolve(name + ".java")));
            assertThat(javadoc.find()).as(name).isTrue();
            page.append("\n## ").append(name).append("\n\n");
            page.append(plain(javadoc.group(1)).replace("\n", " ").replaceAll("\\{@\\w+ ([^}]*)}", "`$1`"));
            page.append("\n\n    ")
                    .append(plain(javadoc.group(2)).replace("\n", "\n    "))
                    .append('\n');
        }
        assertCurrent("rules-mysql-postgresql.md", page.toString());
    }

    private static String plain(String javadoc) {
        return javadoc.replaceAll("(?m)^ \\* ?", "").strip();
    }

    private static void assertCurrent(String file, String text) throws IOException {
        Path path = REFERENCE.resolve(file);
        if (Boolean.getBoolean("docs.update")) {
            Files.createDirectories(REFERENCE);
            Files.writeString(path, text);
        }
        assertThat(path).as("run with -Ddocs.update=true").exists();
        assertThat(Files.readString(path)).isEqualTo(text);
    }
}

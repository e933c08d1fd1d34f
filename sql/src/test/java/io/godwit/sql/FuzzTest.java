package io.godwit.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.sql.parser.MySqlParser;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nothing throws on bad SQL, and everything ends. */
class FuzzTest {
    private static final List<String> TEXTS =
            Golden.all().stream().flatMap(g -> g.sources().stream()).toList();
    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 6_000);

    @Test
    @Timeout(120)
    void shouldNeverThrowOnCutAndMixedStatements() {
        long seed = Long.getLong("fuzz.seed", 20_261_124);
        Random random = new Random(seed);
        Context context = Context.of("shop").withTables(tables());
        Conversion conversion = Conversion.mysqlToPostgreSql(Options.toSchema("shop"));
        for (int i = 0; i < ROUNDS; i++) {
            String text = damaged(random);
            long start = System.nanoTime();
            assertThat(asked(conversion, text, context))
                    .as("seed %d: %s", seed, text)
                    .isNull();
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as("seed %d: %s", seed, text)
                    .isLessThan(Duration.ofSeconds(5));
        }
    }

    private static java.util.Map<String, String> tables() {
        java.util.Map<String, String> tables = new java.util.HashMap<>();
        TEXTS.stream().filter(t -> Golden.kind(t).equals("TABLE")).forEach(t -> tables.put(Golden.createdName(t), t));
        return tables;
    }

    private static @org.jspecify.annotations.Nullable Throwable asked(
            Conversion conversion, String text, Context context) {
        try {
            ConvertedTable table = conversion.table(text, context);
            ConvertedObject view = conversion.view(text, context);
            conversion.code(CodeKind.SEQUENCE, "s", text, context);
            MySqlParser.expression(text);
            // what gives no statement says why
            assertThat(!table.statements().isEmpty() || !table.issues().isEmpty())
                    .isTrue();
            assertThat(view.converted() || !view.issues().isEmpty()).isTrue();
            return null;
        } catch (RuntimeException | StackOverflowError e) {
            return e;
        }
    }

    private static String damaged(Random random) {
        String text = TEXTS.get(random.nextInt(TEXTS.size()));
        int from = random.nextInt(text.length());
        int to = from + random.nextInt(text.length() - from);
        return switch (random.nextInt(5)) {
            case 0 -> text.substring(0, from);
            case 1 -> text.substring(0, from) + text.substring(to);
            case 2 -> text.substring(0, to) + text.substring(from);
            case 3 -> text.substring(0, from) + "()`'\"/*-,;.=@x0b1".charAt(random.nextInt(17)) + text.substring(from);
            default -> {
                String other = TEXTS.get(random.nextInt(TEXTS.size()));
                yield text.substring(0, from) + other.substring(random.nextInt(other.length()));
            }
        };
    }
}

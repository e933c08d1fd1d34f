package io.godwit.sql.dialect;

import io.godwit.sql.token.LexicalRules;
import io.godwit.sql.tree.Operator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A dialect as data. Where two dialects mean the same, their tables lead to the same name here, and no rule is needed.
 *
 * @param folding what becomes of a name without quotes
 * @param reserved words in upper case that are no names without quotes
 * @param operators how each is written, the first spelling is printed; and how tightly it binds, higher binds more
 * @param functions spelling in lower case → common name
 * @param types spelling in lower case → the dialect's own name
 */
public record Dialect(
        String name,
        LexicalRules lexical,
        Folding folding,
        Set<String> reserved,
        Map<Operator, Spelling> operators,
        Map<String, String> functions,
        Map<String, String> types) {

    public Dialect {
        reserved = Set.copyOf(reserved);
        operators = Map.copyOf(operators);
        functions = Map.copyOf(functions);
        types = Map.copyOf(types);
    }

    /** What becomes of a name without quotes. */
    public enum Folding {
        AS_WRITTEN,
        LOWER,
        UPPER
    }

    /** @param binding how tightly it binds, see {@link Binding} */
    public record Spelling(int binding, List<String> symbols) {
        public static Spelling of(int binding, String... symbols) {
            return new Spelling(binding, List.of(symbols));
        }
    }

    public boolean isReserved(String word) {
        return reserved.contains(word.toUpperCase(Locale.ROOT));
    }

    public String fold(String word) {
        return switch (folding) {
            case AS_WRITTEN -> word;
            case LOWER -> word.toLowerCase(Locale.ROOT);
            case UPPER -> word.toUpperCase(Locale.ROOT);
        };
    }

    /** The common name of a function, its own spelling in lower case where the table does not hold it. */
    public String function(String spelling) {
        String lower = spelling.toLowerCase(Locale.ROOT);
        return functions.getOrDefault(lower, lower);
    }

    public String type(String spelling) {
        String lower = spelling.toLowerCase(Locale.ROOT);
        return types.getOrDefault(lower, lower);
    }
}

package io.godwit.sql.dialect;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the tables of the dialects, which are written as text so that a person can read them too. */
final class Tables {
    private Tables() {}

    static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }

    /** Lines {@code common: spelling spelling …}; each common name is a spelling of itself. */
    static Map<String, String> spellings(String text) {
        Map<String, String> spellings = new HashMap<>();
        text.lines().map(String::strip).filter(l -> !l.isEmpty()).forEach(line -> {
            int colon = line.indexOf(':');
            String common = line.substring(0, colon < 0 ? line.length() : colon);
            spellings.putIfAbsent(common, common);
            if (colon > 0) {
                for (String spelling : line.substring(colon + 1).strip().split("\\s+")) {
                    spellings.put(spelling.toLowerCase(Locale.ROOT), common);
                }
            }
        });
        return spellings;
    }
}

package io.godwit.gateway.migration;

import io.godwit.gateway.request.FieldErrors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The policies that one may name, so that a slip is answered at once. What each means is the conversion's table of types; a
 * test holds this list against it.
 */
final class Policies {
    private static final Map<String, List<String>> CHOICES = choices();
    private static final Pattern OF_COLUMN =
            Pattern.compile("([^\\p{Cntrl}]{1,130}\\.[^\\p{Cntrl}]{1,130}):([a-z0-9-]{1,40})");
    private static final String ON_REFUSED_ROW = "on-refused-row";

    private Policies() {}

    private static Map<String, List<String>> choices() {
        var choices = new LinkedHashMap<String, List<String>>();
        choices.put("tinyint1", List.of("smallint", "boolean"));
        choices.put("bigint-unsigned", List.of("numeric", "bigint"));
        choices.put("bit1", List.of("boolean", "bit"));
        choices.put("enum", List.of("text", "native"));
        choices.put("set", List.of("text", "array"));
        choices.put("time", List.of("interval", "time"));
        choices.put("char", List.of("varchar", "char"));
        choices.put("json", List.of("json", "jsonb", "text"));
        choices.put("datetime", List.of("timestamp", "timestamptz"));
        choices.put("timestamp", List.of("timestamptz", "timestamp"));
        choices.put("zero-date", List.of("null", "ledger"));
        choices.put(ON_REFUSED_ROW, List.of("table", "task", "nothing"));
        return choices;
    }

    /** The choices by policy, the default first. */
    static Map<String, List<String>> known() {
        return CHOICES;
    }

    static void check(String name, @Nullable String choice, FieldErrors errors) {
        String field = FieldErrors.pointer("/policies", name);
        var ofColumn = OF_COLUMN.matcher(name);
        boolean column = ofColumn.matches();
        List<String> choices = CHOICES.get(column ? ofColumn.group(2) : name);
        if (choices == null || column && ofColumn.group(2).equals(ON_REFUSED_ROW)) {
            errors.add(
                    field,
                    "is no policy; there are " + String.join(", ", CHOICES.keySet())
                            + "; for one column write table.column:zero-date.");
        } else {
            errors.check(
                    choice != null && choices.contains(choice),
                    field,
                    "must be one of " + String.join(", ", choices) + ".");
        }
    }
}

package io.godwit.sql.type;

import java.util.Map;
import java.util.TreeMap;

/**
 * What the user chose where a type has more than one way to go. A choice for one column wins over a choice for all.
 *
 * @param choices policy's label → choice, or {@code table.column:label} → choice for one column
 */
public record Policies(Map<String, String> choices) {

    public Policies {
        choices = Map.copyOf(choices);
        choices.forEach(Policies::check);
    }

    public static Policies defaults() {
        return new Policies(Map.of());
    }

    public Policies with(Policy policy, String choice) {
        return with(policy.label(), choice);
    }

    public Policies with(String table, String column, Policy policy, String choice) {
        return with(table + "." + column + ":" + policy.label(), choice);
    }

    public String of(Policy policy, String table, String column) {
        String one = choices.get(table + "." + column + ":" + policy.label());
        return one != null ? one : choices.getOrDefault(policy.label(), policy.byDefault());
    }

    private Policies with(String key, String choice) {
        Map<String, String> all = new TreeMap<>(choices);
        all.put(key, choice);
        return new Policies(all);
    }

    private static void check(String key, String choice) {
        String label = key.substring(key.lastIndexOf(':') + 1);
        for (Policy policy : Policy.values()) {
            if (policy.label().equals(label)) {
                if (!policy.choices().contains(choice)) {
                    throw new IllegalArgumentException(
                            "Policy %s is one of %s, not %s.".formatted(label, policy.choices(), choice));
                }
                return;
            }
        }
        throw new IllegalArgumentException("There is no policy " + label + ".");
    }
}

package io.godwit.sql.type;

import io.godwit.sql.tree.DataType;
import io.godwit.sql.type.TypeRow.Choice;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The types of one pair of engines: the code, the assessment and the documentation read the same lines. The first line that
 * matches counts.
 */
public record TypeTable(String source, String target, List<TypeRow> rows) {

    public TypeTable {
        rows = List.copyOf(rows);
    }

    /** @param policies the choice that was made, by the policy's label; empty where there is none */
    public record Mapped(DataType target, Map<String, String> policies) {}

    /** Empty for a type that the table does not know. */
    public Optional<Mapped> map(DataType type, Policies policies, String table, String column) {
        for (TypeRow row : rows) {
            if (row.matches().test(type)) {
                if (row.policy().isEmpty()) {
                    return Optional.of(new Mapped(row.target(type, ""), Map.of()));
                }
                Policy policy = row.policy().get();
                String choice = policies.of(policy, table, column);
                return Optional.of(new Mapped(row.target(type, choice), Map.of(policy.label(), choice)));
            }
        }
        return Optional.empty();
    }

    /** The table as a page of the documentation. */
    public String markdown() {
        StringBuilder out = new StringBuilder("# Types: %s to %s%n%n".formatted(source, target));
        out.append("The first choice of a policy is the default, and loses nothing.\n\n");
        out.append("| ").append(source).append(" | ").append(target).append(" | policy | worth knowing |\n");
        out.append("|---|---|---|---|\n");
        for (TypeRow row : rows) {
            for (Choice choice : row.choices()) {
                boolean first = choice.equals(row.choices().getFirst());
                String policy = row.policy()
                        .map(p -> "`" + p.label() + "=" + choice.name() + "`")
                        .orElse("");
                out.append("| %s | %s | %s | %s |%n"
                        .formatted(first ? row.source() : "", choice.target(), policy, first ? row.note() : ""));
            }
        }
        return out.toString();
    }
}

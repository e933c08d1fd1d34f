package io.godwit.sql.resolve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The columns in sight at one place of a query, by their source names; innermost first. */
public final class Scope {
    private final @Nullable Scope outer;
    private final List<Member> members = new ArrayList<>();

    public Scope(@Nullable Scope outer) {
        this.outer = outer;
    }

    /**
     * @param name by which its columns are qualified on the source; @param targetName the same on the target
     * @param table the source table where it is one
     * @param columns by source name in lower case
     */
    public record Member(String name, String targetName, Optional<String> table, Map<String, ScopeColumn> columns) {}

    /** @param name on the source; @param targetName on the target */
    public record ScopeColumn(String name, String targetName, ValueType type) {}

    /** A column and where it comes from. */
    public record Found(Member member, ScopeColumn column) {}

    public void add(String name, String targetName, Optional<String> table, List<ScopeColumn> columns) {
        Map<String, ScopeColumn> byName = new LinkedHashMap<>();
        columns.forEach(c -> byName.putIfAbsent(c.name().toLowerCase(Locale.ROOT), c));
        members.add(new Member(name, targetName, table, byName));
    }

    /** What is in sight around it; an empty scope at the outside. */
    public Scope outer() {
        return outer == null ? new Scope(null) : outer;
    }

    public List<Member> members() {
        return members;
    }

    /** A column by its parts as written on the source: {@code name}, {@code table.name}, {@code database.table.name}. */
    public Optional<Found> column(List<String> parts) {
        String name = parts.getLast().toLowerCase(Locale.ROOT);
        for (Member member : members) {
            boolean meant = parts.size() < 2 || member.name().equalsIgnoreCase(parts.get(parts.size() - 2));
            ScopeColumn column = member.columns().get(name);
            if (meant && column != null) {
                return Optional.of(new Found(member, column));
            }
        }
        return outer == null ? Optional.empty() : outer.column(parts);
    }
}

package io.godwit.sql.tree;

import java.util.List;
import java.util.Optional;

/** A name with what it lies in, outermost first. */
public record QualifiedName(List<String> parts) {
    public QualifiedName {
        parts = List.copyOf(parts);
    }

    public static QualifiedName of(String... parts) {
        return new QualifiedName(List.of(parts));
    }

    /** Its own name. */
    public String last() {
        return parts.getLast();
    }

    /** Database or schema, where it is said. */
    public Optional<String> qualifier() {
        return parts.size() < 2 ? Optional.empty() : Optional.of(parts.get(parts.size() - 2));
    }
}

package io.godwit.planning;

import io.godwit.engine.catalog.Catalog;
import io.godwit.engine.plan.ColumnPlan;
import io.godwit.sql.Stage;
import io.godwit.sql.TargetStatement;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The index that tells the rows of a table apart (H6, H16): its primary key, else its first unique key of whole NOT NULL
 * columns. A unique key that stands in for the primary key is made together with primary keys, before changes are applied:
 * without it each change would read the whole table.
 */
final class IdentityIndex {
    private final Optional<Catalog.Index> index;

    private IdentityIndex(Optional<Catalog.Index> index) {
        this.index = index;
    }

    /** @param columns the columns that travel, by source name */
    static IdentityIndex of(Catalog.Table table, Map<String, ColumnPlan> columns) {
        Optional<Catalog.Index> primary = table.indexes().stream()
                .filter(Catalog.Index::primary)
                .filter(index -> whole(index, columns))
                .findFirst();
        return new IdentityIndex(primary.or(() -> table.indexes().stream()
                .filter(index -> index.unique() && whole(index, columns) && notNull(index, table, columns))
                .findFirst()));
    }

    Optional<Catalog.Index> index() {
        return index;
    }

    /** The stage of a statement of this table: that of the rules, but for the identity's own index. */
    Stage stage(TargetStatement statement) {
        boolean own = statement.stage() == Stage.UNIQUE_KEYS
                && index.filter(key -> statement.id().startsWith("index")
                                && statement.id().endsWith("/" + key.name()))
                        .isPresent();
        return own ? Stage.KEYS : statement.stage();
    }

    private static boolean whole(Catalog.Index index, Map<String, ColumnPlan> columns) {
        return index.parts().stream()
                .allMatch(part -> part.prefix() == 0
                        && part.column().filter(columns::containsKey).isPresent());
    }

    /** On both sides: a column whose zero dates are carried as NULL tells no rows apart any more. */
    private static boolean notNull(Catalog.Index index, Catalog.Table table, Map<String, ColumnPlan> columns) {
        return index.parts().stream()
                .flatMap(part -> part.column().stream())
                .allMatch(name -> !Objects.requireNonNull(columns.get(name)).nullable()
                        && table.columns().stream()
                                .anyMatch(column -> column.name().equals(name) && !column.nullable()));
    }
}

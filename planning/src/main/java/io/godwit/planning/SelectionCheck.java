package io.godwit.planning;

import io.godwit.engine.catalog.Catalog;
import io.godwit.engine.catalog.Selection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Whether a selection fits the database: a name that is not there is a mistake of the caller, never passed over. */
public final class SelectionCheck {
    private SelectionCheck() {}

    /** Renames of tables and columns ({@code table.column}) that are not in the catalog, sorted. */
    public static List<String> unknownRenames(Catalog catalog, Selection selection) {
        TreeSet<String> unknown = new TreeSet<>(selection.renames().keySet());
        catalog.views().forEach(view -> unknown.remove(view.name().name()));
        catalog.code().forEach(code -> unknown.remove(code.name()));
        for (Catalog.Table table : catalog.tables()) {
            unknown.remove(table.name().name());
            table.columns().forEach(column -> unknown.remove(table.name().name() + "." + column.name()));
        }
        return List.copyOf(unknown);
    }

    /** What is wrong with the selection, in one sentence with the names. */
    public static Optional<String> problem(Catalog catalog, Selection selection) {
        if (catalog.tables().isEmpty()) {
            return Optional.of("No table of " + catalog.database() + " is selected: include " + selection.include()
                    + ", exclude " + selection.exclude() + ".");
        }
        List<String> unknown = unknownRenames(catalog, selection);
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of("Renamed, but not among what is selected of " + catalog.database() + ": "
                        + String.join(", ", unknown) + ".");
    }
}

package io.godwit.sql;

import java.util.Map;
import java.util.Set;

/**
 * What the conversion of one object must know of the others: foreign keys need their parents, views their columns, indexes
 * the names that are taken.
 *
 * @param database name of the source database; its objects go to the schema of {@link Options}
 * @param tables name → text of {@code SHOW CREATE TABLE} of all tables that move
 * @param views name → text of {@code SHOW CREATE VIEW} of all views
 * @param zeroDates {@code table.column} of the columns that are known to hold zero dates: under the policy that carries them
 *     as NULL, such a column loses NOT NULL
 */
public record Context(String database, Map<String, String> tables, Map<String, String> views, Set<String> zeroDates) {

    public Context {
        tables = Map.copyOf(tables);
        views = Map.copyOf(views);
        zeroDates = Set.copyOf(zeroDates);
    }

    public static Context of(String database) {
        return new Context(database, Map.of(), Map.of(), Set.of());
    }

    public Context withTables(Map<String, String> createTables) {
        return new Context(database, createTables, views, zeroDates);
    }

    public Context withViews(Map<String, String> createViews) {
        return new Context(database, tables, createViews, zeroDates);
    }

    public Context withZeroDates(Set<String> columns) {
        return new Context(database, tables, views, columns);
    }
}

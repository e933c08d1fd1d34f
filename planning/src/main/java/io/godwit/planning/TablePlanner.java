package io.godwit.planning;

import io.godwit.engine.Engine;
import io.godwit.engine.catalog.Catalog;
import io.godwit.engine.catalog.TableName;
import io.godwit.engine.plan.ColumnPlan;
import io.godwit.engine.plan.TablePlan;
import io.godwit.sql.ConvertedColumn;
import io.godwit.sql.ConvertedTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One table's plan: columns in order, its identity, its other unique keys, the cascades that reach it. */
final class TablePlanner {
    private final Engine target;

    TablePlanner(Engine target) {
        this.target = target;
    }

    record Planned(TablePlan plan, IdentityIndex identity) {}

    Planned plan(int id, Catalog.Table table, ConvertedTable converted) {
        Map<String, ConvertedColumn> byName = new HashMap<>();
        converted.columns().forEach(column -> byName.put(column.sourceName(), column));
        List<ColumnPlan> columns = new ArrayList<>();
        Map<String, Integer> indexes = new HashMap<>();
        for (Catalog.Column column : table.columns()) {
            ConvertedColumn answer = byName.get(column.name());
            if (answer == null || answer.generated()) {
                continue;
            }
            indexes.put(column.name(), columns.size());
            columns.add(new ColumnPlan(
                    column.ordinal(),
                    answer.targetName(),
                    answer.targetType(),
                    target.canonical(answer.targetType()).orElseThrow(),
                    answer.nullable(),
                    answer.policies()));
        }
        Map<String, ColumnPlan> travelling = new HashMap<>();
        indexes.forEach((name, position) -> travelling.put(name, columns.get(position)));
        IdentityIndex identity = IdentityIndex.of(table, travelling);
        TablePlan plan = new TablePlan(
                id,
                table.name(),
                new TableName(converted.targetSchema(), converted.targetName()),
                sourceColumns(table),
                columns,
                identity.index().map(index -> positions(index, indexes)).orElse(List.of()),
                uniques(table, identity.index(), indexes),
                cascades(table),
                table.estimatedRows(),
                table.bytes());
        return new Planned(plan, identity);
    }

    private static List<TablePlan.SourceColumn> sourceColumns(Catalog.Table table) {
        return table.columns().stream()
                .map(column -> new TablePlan.SourceColumn(
                        column.ordinal(),
                        column.name(),
                        column.type(),
                        column.nullable(),
                        column.charset(),
                        column.collation()))
                .toList();
    }

    private static List<Integer> positions(Catalog.Index index, Map<String, Integer> indexes) {
        return index.parts().stream()
                .flatMap(part -> part.column().stream())
                .filter(indexes::containsKey)
                .map(indexes::get)
                .toList();
    }

    private static List<List<Integer>> uniques(
            Catalog.Table table, Optional<Catalog.Index> identity, Map<String, Integer> indexes) {
        return table.indexes().stream()
                .filter(index ->
                        index.unique() && identity.filter(index::equals).isEmpty())
                .map(index -> read(table, index, indexes))
                .filter(columns -> !columns.isEmpty())
                .toList();
    }

    /** What an index is made of: columns that move, and those from which its expressions and other columns are computed. */
    private static List<Integer> read(Catalog.Table table, Catalog.Index index, Map<String, Integer> indexes) {
        Set<Integer> read = new LinkedHashSet<>();
        for (Catalog.Index.Part part : index.parts()) {
            part.column().ifPresent(name -> read(table, name, indexes, read));
            part.expression().ifPresent(text -> readIn(table, text, indexes, read));
        }
        return List.copyOf(read);
    }

    private static void read(Catalog.Table table, String name, Map<String, Integer> indexes, Set<Integer> read) {
        if (indexes.containsKey(name)) {
            read.add(indexes.get(name));
            return;
        }
        table.columns().stream()
                .filter(column -> column.name().equals(name))
                .flatMap(column -> column.generation().stream())
                .forEach(text -> readIn(table, text, indexes, read));
    }

    /** The servers show names in expressions in quotes. */
    private static void readIn(Catalog.Table table, String text, Map<String, Integer> indexes, Set<Integer> read) {
        String lower = text.toLowerCase(Locale.ROOT);
        table.columns().stream()
                .map(Catalog.Column::name)
                .filter(name -> lower.contains("`" + name.replace("`", "``").toLowerCase(Locale.ROOT) + "`"))
                .forEach(name -> read(table, name, indexes, read));
    }

    private static List<Catalog.ForeignKey> cascades(Catalog.Table table) {
        return table.foreignKeys().stream().filter(TablePlanner::changesRows).toList();
    }

    static boolean changesRows(Catalog.ForeignKey key) {
        return changesRows(key.onDelete()) || changesRows(key.onUpdate());
    }

    private static boolean changesRows(String action) {
        return action.equals("CASCADE") || action.equals("SET NULL") || action.equals("SET DEFAULT");
    }
}

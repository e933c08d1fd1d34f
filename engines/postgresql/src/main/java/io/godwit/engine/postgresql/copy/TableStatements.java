package io.godwit.engine.postgresql.copy;

import io.godwit.engine.plan.ColumnPlan;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.postgresql.connection.Names;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Pieces of SQL about one table and its stage, whose columns are {@code c0, c1 …} in the order of the tuple in flight. */
public final class TableStatements {
    private TableStatements() {}

    public static String copyInto(TablePlan table) {
        return "COPY " + Names.table(table.target()) + " (" + columns(table) + ") FROM STDIN (FORMAT binary)";
    }

    /** {@code "id", "name"} */
    public static String columns(TablePlan table) {
        return table.columns().stream()
                .map(ColumnPlan::targetName)
                .map(Names::quote)
                .collect(Collectors.joining(", "));
    }

    /** {@code c0, c1}, each with a prefix. */
    public static String stageColumns(TablePlan table, String prefix) {
        return IntStream.range(0, table.columns().size())
                .mapToObj(i -> prefix + "c" + i)
                .collect(Collectors.joining(", "));
    }

    /** {@code t."id" = s.c0 AND …} over these columns. */
    public static String equal(TablePlan table, List<Integer> columns) {
        return columns.stream().map(i -> column(table, i) + " = s.c" + i).collect(Collectors.joining(" AND "));
    }

    /**
     * {@code t."id" = ANY (ARRAY[s.c0]) AND …} over the key's columns: the stage leads, and the table is looked up by its index.
     * By plain equality a table that was empty when its statistics were taken may lead, by way of a merge join's order, and all
     * of the stage be read for each of its rows.
     */
    public static String byKey(TablePlan table) {
        return table.key().stream()
                .map(i -> column(table, i) + " = ANY (ARRAY[s.c" + i + "])")
                .collect(Collectors.joining(" AND "));
    }

    /** {@code t."id"} */
    public static String column(TablePlan table, int index) {
        return "t." + Names.quote(table.columns().get(index).targetName());
    }

    /** {@code "id" AS c0, …}: selects the table in the form of its stage. */
    public static String asStage(TablePlan table) {
        return IntStream.range(0, table.columns().size())
                .mapToObj(i -> column(table, i) + " AS c" + i)
                .collect(Collectors.joining(", "));
    }
}

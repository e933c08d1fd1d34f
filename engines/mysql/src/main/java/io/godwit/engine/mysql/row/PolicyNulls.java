package io.godwit.engine.mysql.row;

import io.godwit.engine.chunk.RowReader.Altered;
import io.godwit.engine.mysql.client.MySqlConnection;
import io.godwit.engine.mysql.client.SqlText;
import io.godwit.engine.mysql.client.TextRows;
import io.godwit.engine.mysql.type.ColumnType;
import io.godwit.engine.mysql.type.Rule;
import io.godwit.engine.plan.ColumnPlan;
import io.godwit.engine.plan.TablePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Counts the values that {@link MomentCodec} makes NULL by the policy zero-date, where they are now: in the source's rows. */
final class PolicyNulls {
    private static final String POLICY = "zero-date";

    private final TablePlan table;
    private final List<String> names;

    PolicyNulls(TablePlan table) {
        this.table = table;
        this.names = table.columns().stream()
                .filter(column ->
                        column.nullable() && "null".equals(column.policies().get(POLICY)))
                .map(column -> moment(table, column))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** Whether no column of the table has the policy. */
    boolean none() {
        return names.isEmpty();
    }

    List<Altered> count(MySqlConnection connection) {
        String sums = names.stream()
                .map(SqlText::identifier)
                .map(name -> "IFNULL(SUM(YEAR(" + name + ") = 0 OR MONTH(" + name + ") = 0 OR DAYOFMONTH(" + name
                        + ") = 0), 0)")
                .collect(Collectors.joining(", "));
        TextRows.Row row = connection
                .query("SELECT " + sums + " FROM " + SqlText.table(table.source()))
                .only();
        List<Altered> found = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (row.number(i) > 0) {
                found.add(new Altered(names.get(i), POLICY + "=null", Rule.ZERO_DATE.code(), row.number(i)));
            }
        }
        return found;
    }

    /** The source's name of a column with dates; empty for any other. */
    private static String moment(TablePlan table, ColumnPlan column) {
        TablePlan.SourceColumn source = table.sourceColumns().get(Pair.index(table, column.source()));
        return switch (ColumnType.parse(source.type()).kind()) {
            case DATE, DATETIME, TIMESTAMP -> source.name();
            default -> "";
        };
    }
}

package io.godwit.engine.mysql.binlog;

import io.godwit.engine.mysql.client.MySqlConnection;
import io.godwit.engine.mysql.client.SqlText;
import io.godwit.engine.mysql.client.TextRows;
import io.godwit.engine.mysql.position.BinlogPosition;
import io.godwit.engine.mysql.row.TableLayout;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.plan.TablePlan;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a server says of the plan's tables while their log is read. */
final class TablesNow implements TableMaps.Server {
    private final MySqlConnection connection;
    private final TableStructure structure;
    private final ChangesAhead ahead;
    private final Supplier<BinlogPosition> boundary;

    /** @param boundary how far the log was read */
    TablesNow(MySqlConnection connection, ChangesAhead ahead, Supplier<BinlogPosition> boundary) {
        this.connection = connection;
        this.structure = new TableStructure(connection);
        this.ahead = ahead;
        this.boundary = boundary;
    }

    @Override
    public TableLayout layout(TablePlan table, int columns) {
        return structure.layout(table, columns);
    }

    @Override
    public @Nullable String unlogged(TablePlan table) {
        String difference = structure.differs(table);
        return difference == null || logged(table) ? null : difference;
    }

    /** All tables that differ from the plan by a change that the log does not hold, and in what. */
    Map<TablePlan, String> unlogged(SchemaPlan plan) {
        Map<TablePlan, String> differences = structure.differences(plan);
        differences.keySet().removeIf(this::logged);
        return differences;
    }

    private boolean logged(TablePlan table) {
        return ahead.holds(boundary.get(), table.source());
    }

    @Override
    public byte @Nullable [] label(TablePlan table, String column, int index, boolean set) {
        String name = SqlText.identifier(column);
        long bit = 1L << index;
        String condition =
                set ? "(" + name + " & " + Long.toUnsignedString(bit) + ") <> 0" : name + " = " + (index + 1);
        String before = set ? "BIT_COUNT(" + name + " & " + (bit - 1) + ")" : "0";
        TextRows rows = connection.query("SELECT CONVERT(" + name + " USING utf8mb4), " + before + " FROM "
                + SqlText.table(table.source()) + " WHERE " + condition + " LIMIT 1");
        for (TextRows.Row row : rows) {
            String text = row.text(0);
            String label = set ? text.split(",", -1)[(int) row.number(1)] : text;
            return label.getBytes(StandardCharsets.UTF_8);
        }
        return null;
    }
}

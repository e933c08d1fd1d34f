package io.godwit.engine.mysql.binlog;

import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import io.godwit.engine.mysql.client.MySqlConnection;
import io.godwit.engine.mysql.client.SqlText;
import io.godwit.engine.mysql.client.TextRows;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.plan.TablePlan.SourceColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares the columns of tables on the server, as they are now, with the plan (H9). */
final class TableStructure implements TableMaps.Structure {
    private final MySqlConnection connection;

    TableStructure(MySqlConnection connection) {
        this.connection = connection;
    }

    /** Fails with {@code SCHEMA_CHANGED} for the first table that differs. */
    void require(SchemaPlan plan) {
        for (TablePlan table : plan.tables()) {
            String difference = differs(table);
            if (difference != null) {
                throw new EngineException(
                        Kind.SCHEMA_CHANGED,
                        "The table " + table.source() + " is not as it was when it was converted: " + difference + ".",
                        "Convert again.");
            }
        }
    }

    @Override
    public @Nullable String differs(TablePlan table) {
        List<SourceColumn> now = columns(table);
        List<SourceColumn> planned = table.sourceColumns();
        if (now.isEmpty()) {
            return "it is not there, or the account may not read it";
        }
        if (now.size() != planned.size()) {
            return "it has " + now.size() + " columns instead of " + planned.size();
        }
        for (int i = 0; i < now.size(); i++) {
            SourceColumn is = now.get(i);
            SourceColumn was = planned.get(i);
            if (!is.name().equals(was.name())) {
                return "column " + (i + 1) + " is named " + is.name() + " instead of " + was.name();
            }
            if (!is.type().equals(was.type()) || !is.charset().equals(was.charset())) {
                return "column " + is.name() + " is " + is.type() + is.charset().map(set -> " in " + set).orElse("")
                        + " instead of " + was.type() + was.charset().map(set -> " in " + set).orElse("");
            }
        }
        return null;
    }

    private List<SourceColumn> columns(TablePlan table) {
        TextRows rows = connection.query("SELECT COLUMN_NAME, COLUMN_TYPE, IS_NULLABLE, CHARACTER_SET_NAME, COLLATION_NAME"
                + " FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = "
                + SqlText.literal(table.source().schema()) + " AND TABLE_NAME = "
                + SqlText.literal(table.source().name()) + " ORDER BY ORDINAL_POSITION");
        List<SourceColumn> columns = new ArrayList<>();
        for (TextRows.Row row : rows) {
            columns.add(new SourceColumn(
                    columns.size(),
                    row.text(0),
                    row.text(1),
                    row.text(2).equals("YES"),
                    Optional.ofNullable(row.textOrNull(3)),
                    Optional.ofNullable(row.textOrNull(4))));
        }
        return columns;
    }
}

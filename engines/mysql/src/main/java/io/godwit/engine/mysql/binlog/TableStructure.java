package io.godwit.engine.mysql.binlog;

import io.godwit.engine.catalog.TableName;
import io.godwit.engine.mysql.client.MySqlConnection;
import io.godwit.engine.mysql.client.SqlText;
import io.godwit.engine.mysql.client.TextRows;
import io.godwit.engine.mysql.row.TableLayout;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.plan.TablePlan.SourceColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares the columns of tables on the server, as they are now, with the plan (H9). */
final class TableStructure {
    private static final Pattern ENGINE_COLUMN =
            Pattern.compile("DB_TRX_ID|DB_ROLL_PTR|DB_ROW_ID|FTS_DOC_ID|!hidden!_dropped_.*");
    private static final Pattern ROW_END =
            Pattern.compile("^ *`((?:[^`]|``)*)` .* GENERATED ALWAYS AS ROW END", Pattern.MULTILINE);
    private static final Pattern LONG_UNIQUE =
            Pattern.compile("^ *UNIQUE KEY `.*` \\(.*\\) USING HASH", Pattern.MULTILINE);

    private final MySqlConnection connection;

    TableStructure(MySqlConnection connection) {
        this.connection = connection;
    }

    /** The tables that differ from the plan, and in what. */
    Map<TablePlan, String> differences(SchemaPlan plan) {
        Map<TableName, List<SourceColumn>> now = new HashMap<>();
        Set<String> schemas =
                plan.tables().stream().map(table -> table.source().schema()).collect(Collectors.toSet());
        for (String schema : schemas) {
            read(SqlText.same("TABLE_SCHEMA", schema), now);
        }
        Map<TablePlan, String> differences = new LinkedHashMap<>();
        for (TablePlan table : plan.tables()) {
            String difference = differs(now.getOrDefault(table.source(), List.of()), table.sourceColumns());
            if (difference != null) {
                differences.put(table, difference);
            }
        }
        return differences;
    }

    /** What differs from the plan, in words; null where they agree. */
    @Nullable
    String differs(TablePlan table) {
        Map<TableName, List<SourceColumn>> now = new HashMap<>();
        read(
                SqlText.same("TABLE_SCHEMA", table.source().schema()) + " AND "
                        + SqlText.same("TABLE_NAME", table.source().name()),
                now);
        return differs(now.getOrDefault(table.source(), List.of()), table.sourceColumns());
    }

    private static @Nullable String differs(List<SourceColumn> now, List<SourceColumn> planned) {
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
                return "column " + is.name() + " is " + typed(is) + " instead of " + typed(was);
            }
        }
        return null;
    }

    private static String typed(SourceColumn column) {
        return column.type() + column.charset().map(set -> " in " + set).orElse("");
    }

    private void read(String condition, Map<TableName, List<SourceColumn>> tables) {
        TextRows rows = connection.query("SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME, COLUMN_TYPE, IS_NULLABLE,"
                + " CHARACTER_SET_NAME, COLLATION_NAME FROM information_schema.COLUMNS WHERE " + condition
                + " ORDER BY ORDINAL_POSITION");
        for (TextRows.Row row : rows) {
            List<SourceColumn> columns =
                    tables.computeIfAbsent(new TableName(row.text(0), row.text(1)), name -> new ArrayList<>());
            columns.add(new SourceColumn(
                    columns.size(),
                    row.text(2),
                    row.text(3),
                    row.text(4).equals("YES"),
                    Optional.ofNullable(row.textOrNull(5)),
                    Optional.ofNullable(row.textOrNull(6))));
        }
    }

    /** Where the table's columns lie in row images of so many columns: what a server hides, it does not always log. */
    TableLayout layout(TablePlan table, int logged) {
        return connection.isMariaDb() ? mariaDbLayout(table, logged) : mySqlLayout(table, logged);
    }

    /**
     * MySQL shows hidden columns in their places: those of indexes over expressions, which it logs before 8.0.18 only, and the
     * engine's own, which it never logs.
     */
    private TableLayout mySqlLayout(TablePlan table, int logged) {
        List<String> planned =
                table.sourceColumns().stream().map(SourceColumn::name).toList();
        if (planned.size() == logged || !connection.atLeast(8, 0, 0)) {
            return TableLayout.plain(table);
        }
        List<String> all = new ArrayList<>();
        for (TextRows.Row row : connection.query("SHOW EXTENDED COLUMNS FROM " + SqlText.table(table.source()))) {
            String name = row.text(0);
            if (planned.contains(name) || !ENGINE_COLUMN.matcher(name).matches()) {
                all.add(name);
            }
        }
        int[] places = planned.stream().mapToInt(all::indexOf).toArray();
        // Where one is not there the table has changed since, which is for others to see.
        return all.containsAll(planned)
                ? new TableLayout(places, all.size(), TableLayout.NONE)
                : TableLayout.plain(table);
    }

    /**
     * MariaDB has hidden columns at the end: those of the period of a versioned table, and a hash per long unique key. The
     * hashed keys of MEMORY tables are shown like those and have none.
     */
    private TableLayout mariaDbLayout(TablePlan table, int logged) {
        int columns = table.sourceColumns().size();
        int rowEnd = TableLayout.NONE;
        String create = connection
                .query("SHOW CREATE TABLE " + SqlText.table(table.source()))
                .only()
                .text(1);
        if (versioned(table)) {
            Matcher end = ROW_END.matcher(create);
            if (end.find()) {
                rowEnd = ordinal(table, end.group(1).replace("``", "`"));
            } else {
                rowEnd = columns + 1;
                columns += 2;
            }
        }
        Matcher hash = LONG_UNIQUE.matcher(create);
        while (columns < logged && hash.find()) {
            columns++;
        }
        return new TableLayout(TableLayout.plain(table).places(), columns, rowEnd);
    }

    private boolean versioned(TablePlan table) {
        return connection
                        .query(
                                "SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_TYPE = 'SYSTEM VERSIONED' AND "
                                        + SqlText.same(
                                                "TABLE_SCHEMA", table.source().schema()) + " AND "
                                        + SqlText.same(
                                                "TABLE_NAME", table.source().name()))
                        .only()
                        .number(0)
                > 0;
    }

    private static int ordinal(TablePlan table, String name) {
        List<SourceColumn> columns = table.sourceColumns();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                return i;
            }
        }
        return TableLayout.NONE;
    }
}

package io.godwit.engine.mysql.scan;

import io.godwit.engine.mysql.catalog.NativeType;
import io.godwit.engine.mysql.client.SqlText;
import io.godwit.engine.plan.ColumnPlan;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.plan.TablePlan.SourceColumn;
import io.godwit.engine.type.CanonicalType;
import java.util.ArrayList;
import java.util.List;

/**
 * What to look for in the columns of one table, by source type, canonical type and policies. A pure function: the list is
 * what tests look at, {@link RowScan} only counts.
 */
final class ColumnConditions {
    /** What the encoder refuses as REP-0110: a value of so many bytes, and one that must be in memory as a whole. */
    private static final long LARGEST = 64L << 20;

    private static final long LARGEST_IN_MEMORY = 32L << 20;

    /** A third of a page of PostgreSQL: nbtree, "BTMaxItemSize". */
    private static final int LONGEST_KEY = 2_700;

    private final TablePlan table;
    private final List<Condition> conditions = new ArrayList<>();

    private ColumnConditions(TablePlan table) {
        this.table = table;
    }

    static List<Condition> of(TablePlan table) {
        ColumnConditions all = new ColumnConditions(table);
        for (ColumnPlan column : table.columns()) {
            all.column(column, table.sourceColumns().get(column.source()));
        }
        all.keys();
        return List.copyOf(all.conditions);
    }

    private void column(ColumnPlan column, SourceColumn source) {
        String type = source.type();
        String base = NativeType.base(type);
        if (NativeType.moment(type)) {
            moment(column, source);
        } else if (NativeType.integer(type)) {
            integer(column, source);
        } else if (base.equals("time") && column.type() instanceof CanonicalType.Time) {
            add(
                    ScanRule.NOT_WITHIN_A_DAY,
                    source,
                    name(source) + " < '00:00:00' OR " + name(source) + " > '24:00:00'",
                    Condition.LEDGER);
        } else if (NativeType.text(type) && !(column.type() instanceof CanonicalType.Bytes)) {
            text(column, source);
        } else if (base.equals("json") && column.type() instanceof CanonicalType.Json(boolean binary) && binary) {
            jsonNul(source);
        }
        if (base.equals("longtext") || base.equals("longblob")) {
            boolean whole = column.type() instanceof CanonicalType.Json;
            add(
                    ScanRule.TOO_LARGE,
                    source,
                    "LENGTH(" + name(source) + ") > " + (whole ? LARGEST_IN_MEMORY : LARGEST),
                    Condition.LEDGER);
        }
    }

    private void moment(ColumnPlan column, SourceColumn source) {
        String name = name(source);
        String zero = "YEAR(" + name + ") = 0 OR MONTH(" + name + ") = 0 OR DAYOFMONTH(" + name + ") = 0";
        boolean asNull = "null".equals(column.policies().get("zero-date"));
        if (asNull && column.nullable()) {
            add(ScanRule.ZERO_DATE, source, zero, "carried as NULL by the policy zero-date");
        } else if (asNull) {
            add(ScanRule.NULL_NOT_ALLOWED, source, zero, Condition.LEDGER);
        } else {
            add(ScanRule.ZERO_DATE, source, zero, Condition.LEDGER);
        }
        if (!NativeType.base(source.type()).equals("timestamp")) {
            // LAST_DAY of a day that does not exist is NULL; so it is asked for the first of that month.
            String first = "CONCAT(LPAD(YEAR(" + name + "), 4, '0'), '-', LPAD(MONTH(" + name + "), 2, '0'), '-01')";
            add(
                    ScanRule.NO_SUCH_DAY,
                    source,
                    "YEAR(" + name + ") > 0 AND MONTH(" + name + ") > 0 AND DAYOFMONTH(" + name
                            + ") > DAYOFMONTH(LAST_DAY(" + first + "))",
                    Condition.LEDGER);
        }
    }

    private void integer(ColumnPlan column, SourceColumn source) {
        String name = name(source);
        switch (column.type()) {
            case CanonicalType.Bool() ->
                add(ScanRule.NOT_A_TRUTH_VALUE, source, name + " NOT IN (0, 1)", Condition.LEDGER);
            case CanonicalType.Int(int bits) -> {
                boolean unsigned = NativeType.unsigned(source.type());
                if (width(source.type()) + (unsigned ? 1 : 0) > bits) {
                    long most = Long.MAX_VALUE >>> (64 - bits);
                    String below = unsigned ? "" : " OR " + name + " < " + (-most - 1);
                    add(ScanRule.OUT_OF_RANGE, source, name + " > " + most + below, Condition.LEDGER);
                }
            }
            default -> {}
        }
    }

    private static int width(String type) {
        return switch (NativeType.base(type)) {
            case "tinyint" -> 8;
            case "smallint" -> 16;
            case "mediumint" -> 24;
            case "int" -> 32;
            default -> 64;
        };
    }

    private void text(ColumnPlan column, SourceColumn source) {
        String name = name(source);
        String base = NativeType.base(source.type());
        if (base.equals("enum")) {
            add(ScanRule.OUTSIDE_LIST, source, name + " + 0 = 0", "its value is the empty text, which the list lacks");
            return;
        }
        if (base.equals("set")) {
            return;
        }
        // In bytes: collations ignore the character NUL.
        add(
                ScanRule.NUL_IN_TEXT,
                source,
                "LOCATE(x'00', CAST(CONVERT(" + name + " USING utf8mb4) AS BINARY)) > 0",
                Condition.LEDGER);
        if (column.type() instanceof CanonicalType.Json(boolean binary)) {
            add(ScanRule.NOT_JSON, source, "NOT JSON_VALID(" + name + ")", Condition.LEDGER);
            if (binary) {
                jsonNul(source);
            }
        }
    }

    /** The escape itself, not a backslash that is escaped before the letters u0000. */
    private void jsonNul(SourceColumn source) {
        add(
                ScanRule.JSON_WITH_NUL,
                source,
                name(source) + " REGEXP " + SqlText.literal("(^|[^\\\\])(\\\\\\\\)*\\\\u0000"),
                Condition.LEDGER);
    }

    private void keys() {
        List<List<Integer>> keys = new ArrayList<>(table.uniques());
        keys.add(table.key());
        for (List<Integer> key : keys) {
            List<SourceColumn> variable = key.stream()
                    .map(index ->
                            table.sourceColumns().get(table.columns().get(index).source()))
                    .filter(ColumnConditions::variable)
                    .toList();
            if (!variable.isEmpty()) {
                String length = String.join(
                        " + ",
                        variable.stream()
                                .map(column -> "IFNULL(LENGTH(" + name(column) + "), 0)")
                                .toList());
                add(
                        ScanRule.LONG_KEY,
                        variable.getFirst(),
                        length + " > " + LONGEST_KEY,
                        "its key may exceed what an index of PostgreSQL holds");
            }
        }
    }

    private static boolean variable(SourceColumn column) {
        return NativeType.text(column.type())
                || column.type().contains("binary")
                || column.type().contains("blob");
    }

    private void add(ScanRule rule, SourceColumn column, String sql, String consequence) {
        conditions.add(new Condition(rule, table.source() + "." + column.name(), sql, consequence));
    }

    private static String name(SourceColumn column) {
        return SqlText.identifier(column.name());
    }
}

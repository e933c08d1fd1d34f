package io.godwit.engine.mysql.precondition;

import io.godwit.engine.catalog.Catalog;
import io.godwit.engine.catalog.Catalog.Column;
import io.godwit.engine.catalog.Catalog.ForeignKey;
import io.godwit.engine.catalog.Catalog.Index;
import io.godwit.engine.catalog.Catalog.Table;
import io.godwit.engine.catalog.TableName;
import io.godwit.engine.mysql.catalog.NativeType;
import io.godwit.engine.mysql.catalog.TableOption;
import io.godwit.engine.mysql.client.SqlText;
import io.godwit.engine.mysql.server.StorageEngines;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The tables themselves, from the catalog alone: keys, engines, columns, cascades. Each check names its table. */
final class TableChecks {
    private static final Set<String> SPATIAL = Set.of(
            "geometry",
            "point",
            "linestring",
            "polygon",
            "multipoint",
            "multilinestring",
            "multipolygon",
            "geometrycollection",
            "geomcollection");
    private static final Set<String> KNOWN = Set.of(
            "tinyint",
            "smallint",
            "mediumint",
            "int",
            "bigint",
            "decimal",
            "float",
            "double",
            "bit",
            "year",
            "date",
            "time",
            "datetime",
            "timestamp",
            "char",
            "varchar",
            "binary",
            "varbinary",
            "tinytext",
            "text",
            "mediumtext",
            "longtext",
            "tinyblob",
            "blob",
            "mediumblob",
            "longblob",
            "enum",
            "set",
            "json",
            "uuid",
            "inet4",
            "inet6",
            "vector");

    private final CheckList checks;
    private final Catalog catalog;

    TableChecks(CheckList checks, Catalog catalog) {
        this.checks = checks;
        this.catalog = catalog;
    }

    /** A key names a row: a primary key, or a unique one whose columns are NOT NULL and wholly indexed (H6, H16). */
    static boolean hasKey(Table table) {
        return table.indexes().stream().anyMatch(index -> index.primary() || names(index, table));
    }

    private static boolean names(Index index, Table table) {
        return index.unique()
                && index.parts().stream()
                        .allMatch(part -> part.prefix() == 0
                                && part.column().isPresent()
                                && table.columns().stream()
                                        .anyMatch(column -> column.name()
                                                        .equals(part.column().get())
                                                && !column.nullable()));
    }

    void run() {
        for (Table table : catalog.tables()) {
            key(table);
            engine(table);
            columns(table);
        }
        cascades();
        codeThatStays();
        checks.looked(SourceRule.TABLE_KEY, catalog.tables().size() + " tables.");
        checks.looked(SourceRule.TABLE_ENGINE, catalog.tables().size() + " tables.");
        checks.looked(SourceRule.TABLE_ELSEWHERE, catalog.tables().size() + " tables.");
        checks.looked(SourceRule.TABLE_VERSIONED, catalog.tables().size() + " tables.");
        checks.looked(SourceRule.COLUMN_COMPRESSED, catalog.tables().size() + " tables.");
        checks.looked(SourceRule.COLUMN_SPATIAL, catalog.tables().size() + " tables.");
        checks.looked(SourceRule.COLUMN_UNKNOWN, catalog.tables().size() + " tables.");
    }

    private void key(Table table) {
        if (!hasKey(table)) {
            checks.warn(
                    SourceRule.TABLE_KEY,
                    table.name().toString(),
                    table.name()
                            + " has neither a primary key nor a unique key of NOT NULL columns: it is loaded as one"
                            + " piece, its changes are matched by all their columns. About " + table.estimatedRows()
                            + " rows.",
                    "ALTER TABLE " + SqlText.table(table.name())
                            + " ADD PRIMARY KEY (…) where the rows have a natural key.");
        }
    }

    private void engine(Table table) {
        String engine = table.storage();
        String name = table.name().toString();
        if (StorageEngines.elsewhere(engine)) {
            checks.warn(
                    SourceRule.TABLE_ELSEWHERE,
                    name,
                    name + " is a " + table.storage() + " table: " + elsewhere(engine)
                            + ". The cut-over compares all of it.",
                    "Exclude it, or ALTER TABLE " + SqlText.table(table.name()) + " ENGINE = InnoDB.");
        } else if (!StorageEngines.transactional(engine) && !engine.isEmpty()) {
            checks.warn(
                    SourceRule.TABLE_ENGINE,
                    name,
                    name + " is a " + table.storage() + " table: it has no snapshots, and its changes cannot be rolled"
                            + " back. About " + table.estimatedRows() + " rows.",
                    "ALTER TABLE " + SqlText.table(table.name()) + " ENGINE = InnoDB.");
        }
        if (versionedByTransaction(table)) {
            checks.warn(
                    SourceRule.TABLE_VERSIONED,
                    name,
                    name
                            + " is versioned by transaction: MariaDB logs statements for it whatever binlog_format is, and the"
                            + " first that changes it stops the whole migration (REP-0008), also where it is excluded.",
                    "Let nobody write it while the migration runs, or ALTER TABLE " + SqlText.table(table.name())
                            + " DROP SYSTEM VERSIONING.");
        } else if (table.options().getOrDefault(TableOption.TYPE, "").equals("SYSTEM VERSIONED")) {
            checks.warn(
                    SourceRule.TABLE_VERSIONED,
                    name,
                    name + " keeps its history: only living rows move.",
                    "Keep the source for its history, or copy it into a table of its own before the cut-over.");
        }
    }

    private static String elsewhere(String engine) {
        return switch (engine) {
            case "MRG_MYISAM" ->
                "it shows rows of other tables; what is written through it is logged under its own name, and these miss it";
            case "BLACKHOLE" ->
                "it keeps no rows, but its changes are logged: the target would have rows that it has not";
            default -> "what changes its rows is not in this server's log";
        };
    }

    /** Its periods are numbers of transactions, not times. */
    private static boolean versionedByTransaction(Table table) {
        return table.columns().stream()
                .anyMatch(column -> column.type().startsWith("bigint")
                        && column.generation().filter("ROW START"::equals).isPresent());
    }

    private void columns(Table table) {
        for (Column column : table.columns()) {
            String base = NativeType.base(column.type());
            String subject = table.name() + "." + column.name();
            if (column.type().contains("COMPRESSED")) {
                checks.warn(
                        SourceRule.COLUMN_COMPRESSED,
                        subject,
                        subject + " is COMPRESSED; its changes in the log are compressed too.",
                        "ALTER TABLE " + SqlText.table(table.name()) + " MODIFY the column without COMPRESSED.");
            }
            if (SPATIAL.contains(base)) {
                checks.warn(
                        SourceRule.COLUMN_SPATIAL,
                        subject,
                        subject + " is of type " + base
                                + ": it is carried as bytea, as the source stores it: SRID, then WKB.",
                        "Nothing, if that is meant; with PostGIS: ST_GeomFromWKB(substring(column from 5)).");
            } else if (!KNOWN.contains(base)) {
                checks.warn(
                        SourceRule.COLUMN_UNKNOWN,
                        subject,
                        subject + " is of type " + base + ", which Godwit does not know.",
                        "Exclude the table, or change the column to a known type.");
            }
        }
    }

    /** Rows that a foreign key changes are not in the log; the reader makes these changes itself (H1). */
    private void cascades() {
        Set<TableName> moving = catalog.tables().stream().map(Table::name).collect(Collectors.toSet());
        List<String> named = new ArrayList<>();
        for (Table table : catalog.tables()) {
            for (ForeignKey key : table.foreignKeys()) {
                if (!changesRows(key.onDelete()) && !changesRows(key.onUpdate())) {
                    continue;
                }
                String what = table.name() + "." + key.name() + " → " + key.parent() + " (delete " + key.onDelete()
                        + ", update " + key.onUpdate() + ")";
                if (moving.contains(key.parent())) {
                    named.add(what);
                } else {
                    checks.warn(
                            SourceRule.CASCADES,
                            table.name() + "." + key.name(),
                            key.parent() + " does not move, and the server does not log what its changes do to "
                                    + table.name() + ": " + what + ". The target keeps such rows as they were.",
                            "Select " + key.parent() + " too, or ALTER TABLE " + SqlText.table(table.name())
                                    + " DROP FOREIGN KEY " + SqlText.identifier(key.name()) + ".");
                }
            }
        }
        checks.looked(
                SourceRule.CASCADES,
                named.isEmpty()
                        ? "No foreign key changes rows."
                        : "The server does not log what these do; Godwit does the same on the target: "
                                + String.join("; ", named) + ".");
    }

    private static boolean changesRows(String action) {
        return action.equals("CASCADE") || action.equals("SET NULL") || action.equals("SET DEFAULT");
    }

    private void codeThatStays() {
        catalog.code().stream()
                .filter(code -> code.kind().equals("sequence"))
                .forEach(
                        code -> checks.warn(
                                SourceRule.SEQUENCE,
                                code.schema() + "." + code.name(),
                                "The sequence " + code.name()
                                        + " is made on the target, and begins where it began here.",
                                "Set it past its last value at the cut-over, unless it is a column's default: Godwit does that."));
        catalog.code().stream()
                .filter(code -> code.kind().equals("event"))
                .forEach(code -> checks.warn(
                        SourceRule.EVENT,
                        code.schema() + "." + code.name(),
                        "The event " + code.name() + " runs on the source until it is frozen, and not on the target.",
                        "SET GLOBAL event_scheduler = OFF at the cut-over; schedule its work on the target."));
        checks.looked(SourceRule.SEQUENCE, "None.");
        checks.looked(SourceRule.EVENT, "None.");
    }
}

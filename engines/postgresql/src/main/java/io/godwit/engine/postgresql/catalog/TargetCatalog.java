package io.godwit.engine.postgresql.catalog;

import io.godwit.engine.catalog.Catalog;
import io.godwit.engine.catalog.Catalog.Column;
import io.godwit.engine.catalog.Catalog.ServerIdentity;
import io.godwit.engine.catalog.Catalog.Table;
import io.godwit.engine.catalog.Selection;
import io.godwit.engine.catalog.TableName;
import io.godwit.engine.postgresql.connection.Session;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tables and their columns in the schemas that are not the system's and not Godwit's own. */
final class TargetCatalog {
    private final Session session;
    private final ServerIdentity server;

    TargetCatalog(Session session, ServerIdentity server) {
        this.session = session;
        this.server = server;
    }

    Catalog read(Selection selection) {
        String database = session.one("SELECT current_database()", row -> row.getString(1))
                .orElseThrow();
        List<Table> tables = session
                .list(
                        """
                        SELECT n.nspname, c.relname, greatest(c.reltuples, 0)::bigint, pg_table_size(c.oid),
                               coalesce(obj_description(c.oid), '')
                        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                        WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND n.nspname !~ '^pg_'
                          AND n.nspname NOT IN ('information_schema', 'godwit')
                        ORDER BY 1, 2
                        """,
                        row -> table(
                                new TableName(row.getString(1), row.getString(2)),
                                row.getLong(3),
                                row.getLong(4),
                                row.getString(5)))
                .stream()
                .filter(t -> selection.selects(t.name().name()))
                .map(this::withColumns)
                .toList();
        return new Catalog(server, database, "UTF8", "", tables, List.of(), List.of());
    }

    private static Table table(TableName name, long rows, long bytes, String comment) {
        return new Table(name, List.of(), List.of(), List.of(), "", rows, bytes, "heap", "", comment, Map.of());
    }

    private Table withColumns(Table bare) {
        List<Column> columns = session.list(
                """
                SELECT a.attname, format_type(a.atttypid, a.atttypmod), NOT a.attnotnull, a.attgenerated <> '',
                       pg_get_expr(d.adbin, d.adrelid), a.attidentity <> '', coalesce(col_description(a.attrelid, a.attnum), '')
                FROM pg_attribute a
                JOIN pg_class c ON c.oid = a.attrelid
                JOIN pg_namespace n ON n.oid = c.relnamespace
                LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
                WHERE n.nspname = ? AND c.relname = ? AND a.attnum > 0 AND NOT a.attisdropped
                ORDER BY a.attnum
                """,
                row -> new Column(
                        row.getRow() - 1,
                        row.getString(1),
                        row.getString(2),
                        row.getBoolean(3),
                        Optional.empty(),
                        Optional.empty(),
                        row.getBoolean(4) ? Optional.ofNullable(row.getString(5)) : Optional.empty(),
                        row.getBoolean(4),
                        row.getBoolean(6),
                        false,
                        row.getString(7)),
                bare.name().schema(),
                bare.name().name());
        return new Table(
                bare.name(),
                columns,
                bare.indexes(),
                bare.foreignKeys(),
                "",
                bare.estimatedRows(),
                bare.bytes(),
                bare.storage(),
                "",
                bare.comment(),
                Map.of());
    }
}

package io.godwit.engine.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a database holds, as its server describes it. Read only; nothing is interpreted here.
 *
 * @param createStatement of tables, views, routines and triggers: the server's own text (SHOW CREATE …)
 */
public record Catalog(
        ServerIdentity server,
        String database,
        String defaultCharset,
        String defaultCollation,
        List<Table> tables,
        List<View> views,
        List<StoredCode> code) {

    /**
     * @param id what stays the same over restarts and differs between servers: server_uuid, server id and start of the
     *     binary log, system identifier; every later connection must meet the same (H18)
     * @param flavor {@code mysql}, {@code mariadb}, {@code postgresql}
     */
    public record ServerIdentity(String id, String flavor, String version) {}

    public record Table(
            TableName name,
            List<Column> columns,
            List<Index> indexes,
            List<ForeignKey> foreignKeys,
            String createStatement,
            long estimatedRows,
            long bytes,
            String storage,
            String collation,
            String comment,
            Map<String, String> options) {}

    /**
     * @param ordinal from 0, among all columns of the table, hidden ones too
     * @param type as the server writes it, {@code int(10) unsigned} for example
     * @param generation the expression of a generated column
     */
    public record Column(
            int ordinal,
            String name,
            String type,
            boolean nullable,
            Optional<String> charset,
            Optional<String> collation,
            Optional<String> generation,
            boolean stored,
            boolean autoIncrement,
            boolean invisible,
            String comment) {}

    /** @param parts in order; {@code primary} is the primary key. */
    public record Index(String name, boolean primary, boolean unique, String method, List<Part> parts) {
        /** @param prefix leading characters that are indexed, 0 for all; @param expression instead of a column */
        public record Part(Optional<String> column, int prefix, boolean descending, Optional<String> expression) {}
    }

    /** @param onDelete RESTRICT, NO ACTION, CASCADE, SET NULL or SET DEFAULT */
    public record ForeignKey(
            String name,
            List<String> columns,
            TableName parent,
            List<String> parentColumns,
            String onDelete,
            String onUpdate) {}

    public record View(TableName name, String createStatement) {}

    /** A routine, trigger or event: {@code kind} is procedure, function, trigger, event or package. */
    public record StoredCode(
            String kind,
            String schema,
            String name,
            String createStatement,
            String sqlMode,
            Optional<TableName> table) {}
}

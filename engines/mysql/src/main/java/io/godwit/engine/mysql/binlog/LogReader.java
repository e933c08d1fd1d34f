package io.godwit.engine.mysql.binlog;

import io.godwit.engine.change.ChangeSink;
import io.godwit.engine.change.ChangeSink.SchemaChangeKind;
import io.godwit.engine.mysql.binlog.Verdict.Effect;
import io.godwit.engine.mysql.position.BinlogPosition;
import io.godwit.engine.mysql.row.ImageEncoder;
import io.godwit.engine.mysql.row.LittleEndian;
import io.godwit.engine.mysql.row.RowImages;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.row.LargeValue;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Reads a log's events in order and hands over what concerns the plan. An event that is neither understood nor known to be
 * harmless stops it (H7).
 */
final class LogReader {
    private static final Duration REQUIRED_EVERY = Duration.ofSeconds(3);
    private static final int STATEMENT_LIMIT = 64 * 1024;

    /** Bytes of a table's number before a row event's flags. */
    private static final int TABLE_ID = 6;

    /** Flag of a row event: the session had set foreign_key_checks = 0 ({@code NO_FOREIGN_KEY_CHECKS_F}). */
    private static final int NO_FOREIGN_KEYS = 2;

    private final EventStream events;
    private final TableMaps tables;
    private final GroupState group;
    private final RowsEvent rows;
    private final ChangeSink sink;
    private final StatementNames names;
    private final String database;

    LogReader(
            EventStream events,
            TableMaps tables,
            GroupState group,
            ChangeSink sink,
            StatementNames names,
            String database) {
        this.events = events;
        this.tables = tables;
        this.group = group;
        this.rows = new RowsEvent(sink);
        this.sink = sink;
        this.names = names;
        this.database = database;
    }

    /**
     * Reads until {@code ended} says so; it is asked between events.
     *
     * @param required proves now and then that the server still has what follows a place; idle servers send an event each second
     */
    void run(BooleanSupplier ended, Consumer<BinlogPosition> required) {
        long last = System.nanoTime();
        while (!ended.getAsBoolean()) {
            event(events.next());
            if (System.nanoTime() - last > REQUIRED_EVERY.toNanos()) {
                required.accept(group.boundary());
                last = System.nanoTime();
            }
        }
    }

    private void event(int type) {
        switch (type) {
            case EventType.FORMAT_DESCRIPTION -> {
                tables.forget();
                group.fileBegins();
            }
            case EventType.ROTATE, EventType.STOP, EventType.TRANSACTION_CONTEXT, EventType.VIEW_CHANGE -> {}
            case EventType.BINLOG_CHECKPOINT, EventType.ANNOTATE_ROWS, EventType.ROWS_QUERY, EventType.IGNORABLE -> {}
            // They belong to a statement that follows, and that one is looked at.
            case EventType.INTVAR, EventType.RAND, EventType.USER_VAR -> {}
            case EventType.HEARTBEAT, EventType.HEARTBEAT_2 -> group.quiet();
            case EventType.PREVIOUS_GTIDS -> group.gtids().previous(events.array(), events.bodyStart());
            case EventType.MARIADB_GTID_LIST -> group.gtids().list(events.array(), events.bodyStart());
            case EventType.GTID, EventType.ANONYMOUS_GTID -> group.announced(type == EventType.GTID);
            case EventType.MARIADB_GTID -> group.mariaDbGtid();
            case EventType.QUERY -> query(events.array(), events.bodyStart(), events.bodyEnd());
            case EventType.QUERY_COMPRESSED -> compressedQuery();
            case EventType.XID -> group.commit();
            case EventType.TABLE_MAP ->
                tables.add(events.array(), events.bodyStart(), events.bodyEnd(), events.position());
            case EventType.WRITE_ROWS_1, EventType.WRITE_ROWS_2 -> rows(RowsEvent.Kind.WRITE, type);
            case EventType.UPDATE_ROWS_1, EventType.UPDATE_ROWS_2 -> rows(RowsEvent.Kind.UPDATE, type);
            case EventType.DELETE_ROWS_1, EventType.DELETE_ROWS_2 -> rows(RowsEvent.Kind.DELETE, type);
            case EventType.WRITE_ROWS_COMPRESSED_1, EventType.WRITE_ROWS_COMPRESSED ->
                compressedRows(RowsEvent.Kind.WRITE, type);
            case EventType.UPDATE_ROWS_COMPRESSED_1, EventType.UPDATE_ROWS_COMPRESSED ->
                compressedRows(RowsEvent.Kind.UPDATE, type);
            case EventType.DELETE_ROWS_COMPRESSED_1, EventType.DELETE_ROWS_COMPRESSED ->
                compressedRows(RowsEvent.Kind.DELETE, type);
            case EventType.XA_PREPARE -> group.xaPrepare();
            default -> unknown(type);
        }
    }

    private void unknown(int type) {
        String remedy = switch (type) {
            case EventType.TRANSACTION_PAYLOAD -> "SET GLOBAL binlog_transaction_compression = OFF, then migrate anew.";
            case EventType.PARTIAL_UPDATE_ROWS -> "SET GLOBAL binlog_row_value_options = '', then migrate anew.";
            case EventType.START_ENCRYPTION ->
                "The server's log is encrypted in a way that reaches its readers; set encrypt_binlog = OFF.";
            case EventType.GTID_TAGGED -> "Do not use tags in gtid_next while the migration runs, then migrate anew.";
            case EventType.INCIDENT -> "The server lost events at this place; migrate anew.";
            case 6, 12, 17, 18 -> "Load files in sessions with binlog_format = ROW, then migrate anew.";
            default -> {
                if (events.ignorable()) {
                    yield "";
                }
                yield "Upgrade Godwit, or migrate anew from a position after this.";
            }
        };
        if (!remedy.isEmpty()) {
            throw LogFailure.notUnderstood(
                    events.position(), "holds an event that is not understood: " + EventType.name(type), remedy);
        }
    }

    private void rows(RowsEvent.Kind kind, int type) {
        byte[] head = events.head();
        int body = events.bodyStart();
        int fixed = fixed(head, body, type);
        rows(kind, body, new RowImages(head, events.outside(), body + fixed, events.bodyEnd()));
    }

    /** Length of the fixed part of a row event's body: table, flags and, since version 2, extra data. */
    private int fixed(byte[] event, int body, int type) {
        boolean two = type >= EventType.WRITE_ROWS_2 && type <= EventType.DELETE_ROWS_2;
        if (events.postHeaderLength() != (two ? 10 : 8)) {
            throw LogFailure.notUnderstood(
                    events.position(),
                    "has row events with a header of " + events.postHeaderLength() + " bytes",
                    "Upgrade the server.");
        }
        return two ? 8 + LittleEndian.int2(event, body + 8) : 8;
    }

    private void rows(RowsEvent.Kind kind, int body, RowImages images) {
        MappedTable table = tables.byId(LittleEndian.int6(images.head(), body));
        if (table == null) {
            if (images.shorterThan(3)) {
                // An empty event that only ends a statement.
                return;
            }
            throw LogFailure.damaged(events.position(), "rows come without a description of their table");
        }
        TablePlan plan = table.plan();
        ImageEncoder encoder = table.encoder();
        if (plan == null || encoder == null) {
            return;
        }
        group.handOver(plan);
        sink.foreignKeys((LittleEndian.int2(images.head(), body + TABLE_ID) & NO_FOREIGN_KEYS) == 0);
        rows.decode(kind, images, plan, encoder, table.columns(), events.position());
    }

    private void compressedRows(RowsEvent.Kind kind, int type) {
        byte[] head = events.head();
        int body = events.bodyStart();
        int fixed = 8;
        int columns = body + fixed;
        int bitmap = ((int) LittleEndian.lenenc(head, columns) + 7) / 8;
        int packed =
                columns + LittleEndian.lenencSize(head, columns) + bitmap * (kind == RowsEvent.Kind.UPDATE ? 2 : 1);
        long size = CompressedBody.size(head, packed, events.bodyEnd(), events.position());
        if (events.outside() == null && size < RowImages.OUTSIDE_FROM) {
            byte[] whole = CompressedBody.inflate(head, body, packed, events.bodyEnd(), events.position());
            rows(kind, 0, new RowImages(whole, null, fixed, whole.length));
            return;
        }
        try (LargeValue whole = CompressedBody.inflate(events, packed)) {
            byte[] ahead = Arrays.copyOfRange(head, body, packed);
            rows(kind, 0, new RowImages(ahead, whole, fixed, whole.length()));
        }
    }

    private void compressedQuery() {
        byte[] whole = QueryEvent.inflate(events);
        query(whole, 0, whole.length);
    }

    private void query(byte[] event, int body, int end) {
        QueryEvent query = QueryEvent.parse(event, body, end, names, events.position());
        switch (StatementReader.read(query, tables::planned)) {
            case Verdict.Edge edge -> edge(edge);
            case Verdict.Savepoint savepoint -> group.savepoint(savepoint.name());
            case Verdict.RollbackTo back -> group.rollbackTo(back.savepoint());
            case Verdict.Xa xa -> group.xa(xa, query.sql());
            case Verdict.Harmless harmless -> group.statementEnds();
            case Verdict.Structure structure -> {
                structure.effects().forEach(effect -> effect(effect, query));
                group.statementEnds();
            }
            case Verdict.Truncate truncate -> {
                TablePlan plan = tables.plan(truncate.table());
                if (plan != null && !tables.stopped(plan)) {
                    group.handOver(plan);
                    sink.truncate(plan);
                }
                group.statementEnds();
            }
            case Verdict.Database gone -> {
                if (gone.name().equals(database)) {
                    tables.all().forEach(plan -> change(plan, gone.kind(), query));
                }
                group.statementEnds();
            }
            case Verdict.RowChanges changes -> statement(changes.verb(), query);
            case Verdict.Doubtful doubtful -> statement(doubtful.verb(), query);
        }
    }

    private void edge(Verdict.Edge edge) {
        switch (edge) {
            case BEGIN -> group.begin();
            case COMMIT -> group.commit();
            case ROLLBACK -> group.rollback();
        }
    }

    private void effect(Effect effect, QueryEvent query) {
        TablePlan plan = tables.plan(effect.table());
        if (plan != null) {
            change(plan, effect.kind(), query);
        } else if (effect.kind() == SchemaChangeKind.APPEARED
                && effect.table().schema().equals(database)) {
            group.handOver(null);
            sink.schemaChange(null, SchemaChangeKind.APPEARED, shortened(query.sql()));
        }
    }

    private void change(TablePlan plan, SchemaChangeKind kind, QueryEvent query) {
        if (tables.stopped(plan)) {
            return;
        }
        if (kind != SchemaChangeKind.HARMLESS) {
            tables.stop(plan);
        }
        group.handOver(null);
        sink.schemaChange(plan, kind, shortened(query.sql()));
    }

    private static String shortened(String sql) {
        return sql.length() <= STATEMENT_LIMIT ? sql : sql.substring(0, STATEMENT_LIMIT);
    }

    /** A statement instead of rows, or one that is not known: it stops the task unless it cannot touch the plan's tables. */
    private void statement(String verb, QueryEvent query) {
        if (query.updated() != null
                && !query.updated().isEmpty()
                && !query.updated().contains(database)) {
            group.statementEnds();
            return;
        }
        throw LogFailure.notUnderstood(
                events.position(),
                "holds a statement (" + verb + ") where rows should be; it may change tables that are migrated",
                "SET GLOBAL binlog_format = 'ROW', end the sessions that had another value, and migrate anew.");
    }
}

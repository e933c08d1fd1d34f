package io.godwit.engine.mysql.binlog;

import io.godwit.engine.catalog.TableName;
import io.godwit.engine.change.ChangeSink.SchemaChangeKind;
import io.godwit.engine.mysql.client.MySqlConnection;
import io.godwit.engine.mysql.position.BinlogPosition;
import io.godwit.engine.mysql.position.MasterStatus;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks ahead in the log for changes of structure. A table that is on the server no longer as planned is read on by the plan up
 * to the change where the log holds it, and stopped at once where it does not (H9). The log is read a second time for this, so
 * only when a table differs.
 */
final class ChangesAhead {
    private final Supplier<MySqlConnection> connections;
    private final StatementNames names;
    private final String database;
    private final Predicate<TableName> planned;
    private boolean databases;

    ChangesAhead(
            Supplier<MySqlConnection> connections,
            StatementNames names,
            String database,
            Predicate<TableName> planned) {
        this.connections = connections;
        this.names = names;
        this.database = database;
        this.planned = planned;
    }

    /** Whether a statement between {@code from} and the end of the log changes the structure of this table. */
    boolean holds(BinlogPosition from, TableName table) {
        Set<TableName> changed = new HashSet<>();
        databases = false;
        try (MySqlConnection connection = connections.get()) {
            BinlogPosition end = MasterStatus.required(connection);
            EventStream events = LogDump.start(connection, from);
            while (BinlogPosition.of(events.file(), events.offset()).compareTo(end) < 0) {
                byte[] statement = statement(events, events.next());
                if (statement != null) {
                    QueryEvent query = QueryEvent.parse(statement, 0, statement.length, names, events.position());
                    add(StatementReader.read(query, planned), changed);
                }
            }
            connection.abort();
        }
        return databases || changed.contains(table);
    }

    private static byte @Nullable [] statement(EventStream events, int type) {
        return switch (type) {
            case EventType.QUERY -> Arrays.copyOfRange(events.array(), events.bodyStart(), events.bodyEnd());
            case EventType.QUERY_COMPRESSED -> QueryEvent.inflate(events);
            default -> null;
        };
    }

    private void add(Verdict verdict, Set<TableName> changed) {
        switch (verdict) {
            case Verdict.Structure structure ->
                structure.effects().stream()
                        .filter(effect -> effect.kind() != SchemaChangeKind.HARMLESS)
                        .forEach(effect -> changed.add(effect.table()));
            case Verdict.Database gone -> databases |= gone.name().equals(database);
            case Verdict.Edge edge -> {}
            case Verdict.Savepoint savepoint -> {}
            case Verdict.RollbackTo back -> {}
            case Verdict.Xa xa -> {}
            case Verdict.Harmless harmless -> {}
            case Verdict.Truncate truncate -> {}
            case Verdict.RowChanges rows -> {}
            case Verdict.Doubtful doubtful -> {}
        }
    }
}

package io.godwit.engine.mysql.binlog;

import io.godwit.engine.Endpoint;
import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import io.godwit.engine.Password;
import io.godwit.engine.catalog.Catalog.ServerIdentity;
import io.godwit.engine.catalog.TableName;
import io.godwit.engine.change.ChangeCapture;
import io.godwit.engine.change.ChangeSink;
import io.godwit.engine.change.ChangeSink.SchemaChangeKind;
import io.godwit.engine.change.Position;
import io.godwit.engine.mysql.client.MySqlConnection;
import io.godwit.engine.mysql.position.BinlogPosition;
import io.godwit.engine.mysql.position.MasterStatus;
import io.godwit.engine.mysql.server.Identity;
import io.godwit.engine.mysql.server.StorageEngines;
import io.godwit.engine.mysql.type.CharacterSets;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.plan.TablePlan;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads changes from the binary log of MySQL and MariaDB.
 *
 * <p>A read has two connections of its own: the log's, and one that asks for the structure of tables. All other questions go
 * over a third, from any thread, one at a time; it is opened again when it broke.
 */
public final class MySqlChangeCapture implements ChangeCapture {
    private final Endpoint endpoint;
    private final Password password;
    private final ServerIdentity server;
    private final Clock clock = Clock.systemUTC();
    private MySqlConnection questions;
    private volatile boolean closed;
    private volatile @Nullable MySqlConnection dump;

    public MySqlChangeCapture(Endpoint endpoint, Password password) {
        this.endpoint = endpoint;
        this.password = new Password(password.reveal().toCharArray());
        this.questions = MySqlConnection.open(endpoint, password);
        this.server = Identity.of(questions);
    }

    @Override
    public ServerIdentity server() {
        return server;
    }

    @Override
    public Position open(SchemaPlan plan) {
        return ask(connection -> new CaptureOpening(connection, this::connect).open(plan));
    }

    @Override
    public Position current() {
        return ask(MasterStatus::required);
    }

    @Override
    public void require(Position from) {
        BinlogPosition at = (BinlogPosition) from;
        if (!ask(connection -> files(connection).holds(at))) {
            throw LogFailure.lost(at);
        }
    }

    @Override
    public Optional<String> difference(TablePlan table) {
        return ask(connection -> Optional.ofNullable(new TableStructure(connection).differs(table)));
    }

    @Override
    public Set<TableName> unlogged(SchemaPlan plan) {
        Set<String> schemas =
                plan.tables().stream().map(table -> table.source().schema()).collect(Collectors.toSet());
        return ask(connection -> StorageEngines.unlogged(connection, schemas));
    }

    @Override
    public long retained(Position from) {
        return ask(connection -> files(connection).bytesAfter((BinlogPosition) from));
    }

    private LogFiles files(MySqlConnection connection) {
        return new LogFiles(connection, this::connect);
    }

    private synchronized <T> T ask(Function<MySqlConnection, T> question) {
        if (questions.closed()) {
            questions = connect();
        }
        return question.apply(questions);
    }

    /** Another connection, to the same server. */
    private MySqlConnection connect() {
        MySqlConnection connection = MySqlConnection.open(endpoint, password);
        if (!Identity.of(connection).id().equals(server.id())) {
            connection.close();
            throw new EngineException(
                    Kind.WRONG_SERVER,
                    "Two connections to " + endpoint + " met two servers.",
                    "Check what lies between Godwit and the server: each connection must reach the same one.");
        }
        return connection;
    }

    @Override
    public void read(SchemaPlan plan, Position from, ChangeSink sink) {
        BinlogPosition start = ask(connection -> start(files(connection), (BinlogPosition) from));
        try (MySqlConnection log = connect();
                MySqlConnection catalog = connect()) {
            dump = log;
            if (!ended()) {
                read(plan, start, sink, log, catalog);
            }
        } catch (EngineException e) {
            if (!ended() || e.kind() != Kind.UNREACHABLE) {
                throw e;
            }
        } finally {
            dump = null;
        }
    }

    private static BinlogPosition start(LogFiles files, BinlogPosition from) {
        if (!files.mayHold(from)) {
            throw LogFailure.lost(from);
        }
        return files.startFor(from);
    }

    /** A server whose log is begun anew, or whose files are removed, does not always tell those who read it. */
    private void requireGoingOn(BinlogPosition at) {
        if (!ask(connection -> files(connection).goesOn(at))) {
            throw LogFailure.lost(at);
        }
    }

    private void read(
            SchemaPlan plan, BinlogPosition from, ChangeSink sink, MySqlConnection log, MySqlConnection catalog) {
        CharacterSets sets = new CharacterSets(catalog);
        EventStream events = LogDump.start(log, from);
        GroupState group = new GroupState(events, from, sink, clock);
        Set<TableName> planned = plan.tables().stream().map(TablePlan::source).collect(Collectors.toSet());
        StatementNames names = StatementNames.of(catalog, sets.byCollation());
        ChangesAhead ahead = new ChangesAhead(this::connect, names, plan.sourceDatabase(), planned::contains);
        TablesNow now = new TablesNow(catalog, ahead, group::boundary);
        TableMaps tables = new TableMaps(plan, sets, now, (table, difference) -> {
            group.handOver(null);
            sink.schemaChange(table, SchemaChangeKind.MATTERS, difference);
        });
        stop(now.unlogged(plan), from, sink, tables);
        try {
            new LogReader(events, tables, group, sink, names, plan.sourceDatabase())
                    .run(this::ended, this::requireGoingOn);
        } catch (EngineException e) {
            if (e.kind() == Kind.TRANSIENT) {
                requireGoingOn(group.boundary());
            }
            throw e;
        }
    }

    /** Tables whose structure is no longer the plan's, by a change that the log does not hold, are stopped at once (H9). */
    private void stop(Map<TablePlan, String> changed, BinlogPosition from, ChangeSink sink, TableMaps tables) {
        if (changed.isEmpty()) {
            return;
        }
        sink.begin(from);
        changed.forEach((table, difference) -> {
            tables.stop(table);
            sink.schemaChange(table, SchemaChangeKind.MATTERS, difference);
        });
        sink.commit(from, clock.instant());
    }

    private boolean ended() {
        return closed || Thread.currentThread().isInterrupted();
    }

    /** The source keeps its log by time and size; there is nothing to tell it. */
    @Override
    public void confirm(Position durable) {}

    @Override
    public Position position(String json) {
        return BinlogPosition.parse(json);
    }

    @Override
    public void close() {
        closed = true;
        MySqlConnection running = dump;
        if (running != null) {
            running.abort();
        }
        synchronized (this) {
            questions.close();
        }
        password.close();
    }
}

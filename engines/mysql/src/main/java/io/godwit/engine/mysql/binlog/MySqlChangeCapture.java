package io.godwit.engine.mysql.binlog;

import io.godwit.engine.Endpoint;
import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import io.godwit.engine.Password;
import io.godwit.engine.catalog.Catalog.ServerIdentity;
import io.godwit.engine.change.ChangeCapture;
import io.godwit.engine.change.ChangeSink;
import io.godwit.engine.change.ChangeSink.SchemaChangeKind;
import io.godwit.engine.change.Position;
import io.godwit.engine.mysql.server.Identity;
import io.godwit.engine.mysql.client.MySqlConnection;
import io.godwit.engine.mysql.position.BinlogPosition;
import io.godwit.engine.mysql.position.MasterStatus;
import io.godwit.engine.mysql.type.CharacterSets;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.plan.TablePlan;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Reads changes from the binary log of MySQL and MariaDB. */
public final class MySqlChangeCapture implements ChangeCapture {
    private final Endpoint endpoint;
    private final Password password;
    private final MySqlConnection questions;
    private final ServerIdentity server;
    private final Clock clock = Clock.systemUTC();
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
        return new CaptureOpening(questions, () -> MySqlConnection.open(endpoint, password)).open(plan);
    }

    @Override
    public Position current() {
        return MasterStatus.required(questions);
    }

    @Override
    public boolean holds(Position from) {
        return new LogFiles(questions).holds((BinlogPosition) from);
    }

    @Override
    public void read(SchemaPlan plan, Position from, ChangeSink sink) {
        BinlogPosition start = new LogFiles(questions).startFor((BinlogPosition) from);
        try (MySqlConnection connection = MySqlConnection.open(endpoint, password)) {
            dump = connection;
            sameServer(connection);
            read(plan, start, sink, connection);
        } catch (EngineException e) {
            if (!ended() || e.kind() != Kind.UNREACHABLE) {
                throw e;
            }
        } finally {
            dump = null;
        }
    }

    private void read(SchemaPlan plan, BinlogPosition from, ChangeSink sink, MySqlConnection connection) {
        CharacterSets sets = new CharacterSets(questions);
        TableStructure structure = new TableStructure(questions);
        EventStream events = LogDump.start(connection, from);
        GroupState group = new GroupState(events, from, sink, clock);
        TableMaps tables = new TableMaps(plan, sets, structure, (table, difference) -> {
            group.handOver(null);
            sink.schemaChange(table, SchemaChangeKind.MATTERS, difference);
        });
        stopChanged(plan, from, sink, structure, tables);
        new LogReader(events, tables, group, sink, sets.byCollation(), plan.sourceDatabase()).run(this::ended);
    }

    /** Tables whose structure is not the plan's by now are stopped before a row of theirs is decoded (H9). */
    private static void stopChanged(
            SchemaPlan plan, BinlogPosition from, ChangeSink sink, TableStructure structure, TableMaps tables) {
        boolean begun = false;
        for (TablePlan table : plan.tables()) {
            String difference = structure.differs(table);
            if (difference != null) {
                if (!begun) {
                    sink.begin(from);
                    begun = true;
                }
                tables.stop(table);
                sink.schemaChange(table, SchemaChangeKind.MATTERS, difference);
            }
        }
        if (begun) {
            sink.commit(from, Clock.systemUTC().instant());
        }
    }

    private boolean ended() {
        return closed || Thread.currentThread().isInterrupted();
    }

    private void sameServer(MySqlConnection connection) {
        if (!Identity.of(connection).id().equals(server.id())) {
            throw new EngineException(
                    Kind.WRONG_SERVER,
                    "Two connections to " + endpoint + " met two servers.",
                    "Check what lies between Godwit and the server: each connection must reach the same one.");
        }
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
        questions.close();
        password.close();
    }
}

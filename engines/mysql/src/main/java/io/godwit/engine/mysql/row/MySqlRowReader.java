package io.godwit.engine.mysql.row;

import io.godwit.engine.Endpoint;
import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import io.godwit.engine.Password;
import io.godwit.engine.catalog.Catalog.ServerIdentity;
import io.godwit.engine.change.Position;
import io.godwit.engine.chunk.KeyRange;
import io.godwit.engine.chunk.Reading;
import io.godwit.engine.chunk.RowReader;
import io.godwit.engine.mysql.client.MySqlConnection;
import io.godwit.engine.mysql.client.SqlText;
import io.godwit.engine.mysql.position.BinlogPosition;
import io.godwit.engine.mysql.position.MasterStatus;
import io.godwit.engine.mysql.server.Identity;
import io.godwit.engine.mysql.type.CharacterSets;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.row.RowSink;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows of MySQL and MariaDB.
 *
 * <p>Each read is a short read-only transaction of its own, so that it sees one state of the table. Its watermark (H5):
 * MariaDB tells the log position of the very snapshot; MySQL writes a transaction to the log before it becomes visible, so the
 * end of the log after the last row is not before anything that was seen. A table whose engine has no snapshots is read under
 * {@code LOCK TABLES … READ}, which waits until each writing statement is in the log.
 *
 * <p>Text comes as it is stored, without conversion, as the binary log has it.
 */
public final class MySqlRowReader implements RowReader {
    private static final Set<String> TRANSACTIONAL = Set.of("innodb", "rocksdb", "tokudb", "xtradb");

    private final Endpoint endpoint;
    private final Password password;
    private final ServerIdentity server;
    private MySqlConnection connection;
    private CharacterSets sets;
    private final Map<TablePlan, TableSource> sources = new HashMap<>();

    public MySqlRowReader(Endpoint endpoint, Password password) {
        this.endpoint = endpoint;
        this.password = new Password(password.reveal().toCharArray());
        this.connection = open();
        this.sets = new CharacterSets(connection);
        this.server = Identity.of(connection);
    }

    private MySqlConnection open() {
        MySqlConnection opened = MySqlConnection.open(endpoint, password);
        opened.execute("SET character_set_results = NULL");
        return opened;
    }

    @Override
    public ServerIdentity server() {
        return server;
    }

    @Override
    public List<KeyRange> split(TablePlan table, long rows) {
        ready();
        return new KeySplitter(connection, source(table)).split(rows);
    }

    @Override
    public Reading read(TablePlan table, KeyRange range, RowSink sink) {
        ready();
        TableSource source = source(table);
        String query = source.select() + source.key().where(range);
        return source.transactional() ? inSnapshot(source, query, sink) : locked(source, query, sink);
    }

    @Override
    public Reading readExact(TablePlan table, RowSink sink) {
        ready();
        TableSource source = source(table);
        if (!source.transactional()) {
            return locked(source, source.select(), sink);
        }
        if (connection.isMariaDb()) {
            return inSnapshot(source, source.select(), sink);
        }
        return whole(source, sink);
    }

    @Override
    public Reading readKeys(TablePlan table, List<byte[]> keys, RowSink sink) {
        ready();
        TableSource source = source(table);
        KeyedRows wanted = new KeyedRows(table, keys, sink);
        Reading all = new Reading(0, 0, 0, Optional.empty());
        for (List<byte[]> some : wanted.portions()) {
            String query = source.select() + source.key().where(some);
            Reading part = source.transactional() ? inSnapshot(source, query, wanted) : locked(source, query, wanted);
            all = new Reading(
                    wanted.rows(), wanted.bytes(), wanted.refusals(), later(all.watermark(), part.watermark()));
        }
        return all;
    }

    @Override
    public long count(TablePlan table) {
        ready();
        return connection
                .query("SELECT COUNT(*) FROM " + source(table).name())
                .only()
                .number(0);
    }

    @Override
    public List<Altered> altered(TablePlan table) {
        PolicyNulls nulls = new PolicyNulls(table);
        if (nulls.none()) {
            return List.of();
        }
        ready();
        return nulls.count(connection);
    }

    private static Optional<Position> later(Optional<Position> one, Optional<Position> other) {
        return one.isPresent() && other.isPresent() && one.get().compareTo(other.get()) > 0 ? one : other;
    }

    private Reading inSnapshot(TableSource source, String query, RowSink sink) {
        boolean exact = connection.isMariaDb();
        connection.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
        Optional<BinlogPosition> snapshot = exact ? MasterStatus.ofSnapshot(connection) : Optional.empty();
        RowStream.Count count = stream(source, query, sink);
        Optional<BinlogPosition> watermark = exact ? snapshot : MasterStatus.end(connection);
        connection.execute("COMMIT");
        return reading(count, watermark);
    }

    private Reading locked(TableSource source, String query, RowSink sink) {
        lock(connection, source);
        try {
            RowStream.Count count = stream(source, query, sink);
            return reading(count, MasterStatus.end(connection));
        } finally {
            if (!connection.closed()) {
                connection.execute("UNLOCK TABLES");
            }
        }
    }

    /**
     * A whole table of MySQL from a snapshot of which the position is known exactly: while another connection keeps writers
     * of this table out, so that what is in the log of it is also visible, and the other way round (H6).
     */
    private Reading whole(TableSource source, RowSink sink) {
        BinlogPosition position;
        try (MySqlConnection other = MySqlConnection.open(endpoint, password)) {
            lock(other, source);
            connection.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
            position = MasterStatus.required(connection);
            other.execute("UNLOCK TABLES");
        }
        RowStream.Count count = stream(source, source.select(), sink);
        connection.execute("COMMIT");
        return reading(count, Optional.of(position));
    }

    /** Waits for the lock in short tries, since all who want to write queue up behind one that waits. */
    private static void lock(MySqlConnection connection, TableSource source) {
        int tries = 20;
        connection.execute("SET SESSION lock_wait_timeout = 3");
        for (int i = 1; ; i++) {
            try {
                connection.execute("LOCK TABLES " + source.name() + " READ");
                break;
            } catch (EngineException e) {
                if (e.kind() != Kind.TRANSIENT || i == tries) {
                    throw e;
                }
            }
        }
        connection.execute("SET SESSION lock_wait_timeout = 60");
    }

    private RowStream.Count stream(TableSource source, String query, RowSink sink) {
        return new RowStream(connection, source).run(query, sink);
    }

    private static Reading reading(RowStream.Count count, Optional<BinlogPosition> watermark) {
        return new Reading(
                count.rows(), count.bytes(), count.refused(), watermark.map(position -> (Position) position));
    }

    private TableSource source(TablePlan table) {
        TableSource known = sources.get(table);
        if (known == null) {
            known = new TableSource(table, sets, transactional(table));
            sources.put(table, known);
        }
        return known;
    }

    private boolean transactional(TablePlan table) {
        @Nullable String engine = null;
        for (var row : connection.query("SELECT ENGINE FROM information_schema.TABLES WHERE "
                + SqlText.same("TABLE_SCHEMA", table.source().schema()) + " AND "
                + SqlText.same("TABLE_NAME", table.source().name()))) {
            engine = row.text(0);
        }
        if (engine == null) {
            throw new EngineException(
                    Kind.SCHEMA_CHANGED,
                    "The table " + table.source() + " is not there, or the account may not read it.",
                    "Grant SELECT on it, or convert again.",
                    refusal(table),
                    null);
        }
        return TRANSACTIONAL.contains(engine.toLowerCase(Locale.ROOT));
    }

    /** The SQLSTATE by which the server refuses to read the table: 42S02 only where it is gone, whatever the account may see. */
    private @Nullable String refusal(TablePlan table) {
        try {
            connection.query("SELECT 1 FROM " + SqlText.table(table.source()) + " LIMIT 0");
            return null;
        } catch (EngineException e) {
            if (e.kind() != Kind.SCHEMA_CHANGED && e.kind() != Kind.PRIVILEGE) {
                throw e;
            }
            return e.sqlState();
        }
    }

    /** A read that was broken off by its sink left the connection unusable: the next one opens another, to the same server. */
    private void ready() {
        if (!connection.closed()) {
            connection.execute("ROLLBACK");
            return;
        }
        connection = open();
        sets = new CharacterSets(connection);
        sources.clear();
        if (!Identity.of(connection).id().equals(server.id())) {
            connection.close();
            throw new EngineException(
                    Kind.WRONG_SERVER,
                    "Another server answers at " + endpoint + " than before.",
                    "Check what lies between Godwit and the server: each connection must reach the same one.");
        }
    }

    @Override
    public void close() {
        connection.close();
        password.close();
    }
}

package io.godwit.engine.mysql.binlog;

import io.godwit.engine.change.ChangeSink;
import io.godwit.engine.mysql.position.BinlogPosition;
import io.godwit.engine.plan.TablePlan;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the log stands between and within transactions (groups of events).
 *
 * <pre>
 *            GTID                BEGIN (on MariaDB the GTID is it)
 *   between ──────▶ announced ──────────────────────────────────▶ begun
 *      ▲              │ a statement by itself                       │ XID, COMMIT
 *      └──────────────┴─────────────────────────────────────────────┘
 * </pre>
 *
 * The sink learns of a transaction only when something in it concerns the plan; of others it learns now and then that the
 * checkpoint may move.
 */
final class GroupState {
    private enum State {
        BETWEEN,
        ANNOUNCED,
        BEGUN
    }

    private static final long IDLE_MILLIS = 200;
    private static final int STANDALONE = 1;
    private static final int XA = 64 | 128;

    private final EventStream events;
    private final ChangeSink sink;
    private final Clock clock;
    private final GtidTrack gtids;
    private final List<String> savepoints = new ArrayList<>();
    private final Set<String> preparedHarmless = new HashSet<>();
    private State state = State.BETWEEN;
    private BinlogPosition start;
    private boolean distributed;
    private boolean handedOver;
    private @Nullable Instant committedAt;
    private String xaId = "";
    private long idleAt;

    GroupState(EventStream events, BinlogPosition from, ChangeSink sink, Clock clock) {
        this.events = events;
        this.sink = sink;
        this.clock = clock;
        this.gtids = new GtidTrack(from.gtids());
        this.start = from;
    }

    GtidTrack gtids() {
        return gtids;
    }

    /** The place before the transaction that is read now, or after the last one. */
    BinlogPosition boundary() {
        return state == State.BETWEEN ? here() : start;
    }

    /** A log file begins. Where the source died while it wrote a transaction, that one is not committed there either. */
    void fileBegins() {
        if (state == State.BETWEEN) {
            return;
        }
        gtids.dropped();
        if (handedOver) {
            sink.rollback(at(BinlogPosition.START));
        }
        ends();
    }

    /** A GTID event of MySQL, anonymous or not. */
    void announced(boolean named) {
        byte[] event = events.array();
        int body = events.bodyStart();
        opens(State.ANNOUNCED);
        if (named) {
            gtids.begins(event, body);
        }
        committedAt = GtidTrack.committedAt(event, body, events.bodyEnd());
    }

    /** A GTID event of MariaDB, which stands for BEGIN unless a single statement follows. */
    void mariaDbGtid() {
        byte[] event = events.array();
        int body = events.bodyStart();
        int flags = event[body + 12] & 0xff;
        opens((flags & STANDALONE) != 0 ? State.ANNOUNCED : State.BEGUN);
        distributed = (flags & XA) != 0;
        gtids.begins(event, body, events.serverId());
    }

    private void opens(State next) {
        if (state != State.BETWEEN) {
            throw LogFailure.damaged(events.position(), "a transaction begins within another");
        }
        start = at(events.eventStart());
        state = next;
    }

    void begin() {
        if (state == State.BETWEEN) {
            opens(State.BEGUN);
        }
        state = State.BEGUN;
    }

    /** Something of this transaction concerns the plan: the sink must have its beginning. */
    void handOver(@Nullable TablePlan table) {
        if (state == State.BETWEEN) {
            opens(State.ANNOUNCED);
        }
        if (distributed) {
            throw LogFailure.notUnderstood(
                    events.position(),
                    "holds a distributed transaction (XA) that changes " + (table == null ? "a table" : table.source()),
                    "Let nobody use XA transactions on migrated tables while the migration runs, and migrate anew.");
        }
        if (!handedOver) {
            sink.begin(start);
            savepoints.forEach(sink::savepoint);
            handedOver = true;
        }
    }

    void commit() {
        if (state == State.BETWEEN) {
            throw LogFailure.damaged(events.position(), "a transaction ends that did not begin");
        }
        finish();
    }

    /** A statement outside a transaction is one by itself. */
    void statementEnds() {
        if (state != State.BEGUN) {
            finish();
        }
    }

    private void finish() {
        gtids.completed();
        if (handedOver) {
            Instant at = committedAt;
            sink.commit(here(), at == null ? Instant.ofEpochSecond(events.timestamp()) : at);
        } else if (clock.millis() - idleAt >= IDLE_MILLIS) {
            idle();
        }
        ends();
    }

    private void ends() {
        state = State.BETWEEN;
        committedAt = null;
        distributed = false;
        handedOver = false;
        savepoints.clear();
    }

    /** The server has nothing more for now. */
    void quiet() {
        if (state == State.BETWEEN) {
            idle();
        }
    }

    private void idle() {
        idleAt = clock.millis();
        sink.idle(here(), clock.instant());
    }

    private BinlogPosition here() {
        return at(events.offset());
    }

    private BinlogPosition at(long offset) {
        return new BinlogPosition(events.file(), offset, gtids.gtids(), events.begun());
    }

    /**
     * MariaDB logs a transaction that is rolled back, rows and all, where a temporary table was made or dropped in it. All of
     * its rows are undone: what a table without transactions keeps is in a group of its own, which is committed.
     */
    void rollback() {
        if (handedOver) {
            gtids.completed();
            sink.rollback(here());
            ends();
            idle();
        } else if (state != State.BETWEEN) {
            finish();
        }
    }

    void savepoint(String name) {
        if (handedOver) {
            sink.savepoint(name);
        } else {
            savepoints.add(name);
        }
    }

    /** Logged by MariaDB where a temporary table, or one without transactions, was touched since; as in {@link #rollback}. */
    void rollbackTo(String savepoint) {
        if (handedOver) {
            sink.rollbackTo(savepoint);
        }
    }

    /** A verb of a distributed transaction, of MySQL or MariaDB. */
    void xa(Verdict.Xa verb, String sql) {
        switch (verb) {
            case START -> {
                begin();
                distributed = true;
                xaId = xaId(sql);
            }
            case END -> xaId = xaId(sql);
            case COMMIT -> {
                if (!preparedHarmless.remove(xaId(sql))) {
                    throw LogFailure.notUnderstood(
                            events.position(),
                            "holds the end of a distributed transaction (XA) whose changes were not read",
                            "End all prepared transactions (XA RECOVER shows them), and migrate anew.");
                }
                finish();
            }
            case ROLLBACK -> {
                preparedHarmless.remove(xaId(sql));
                finish();
            }
        }
    }

    /** A distributed transaction that changed nothing of ours is prepared; its end will be as harmless. */
    void xaPrepare() {
        preparedHarmless.add(xaId);
        commit();
    }

    private static String xaId(String sql) {
        int at = sql.indexOf("X'");
        String id = at < 0 ? sql : sql.substring(at);
        return id.replace("ONE PHASE", "").strip();
    }
}

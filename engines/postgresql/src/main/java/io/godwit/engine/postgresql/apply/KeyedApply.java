package io.godwit.engine.postgresql.apply;

import io.godwit.engine.EngineException;
import io.godwit.engine.change.NetChanges;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.postgresql.connection.Failures;
import io.godwit.engine.postgresql.connection.Session;
import io.godwit.engine.postgresql.copy.Bisect;
import io.godwit.engine.postgresql.copy.KeyTuples;
import io.godwit.engine.postgresql.state.Ledger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Applies the net changes of one table with a key: staged, then as sets. Two ways to the same end: {@link #fast} demands that
 * all is as expected and gives up otherwise; {@link #careful} finds each row that is not, puts it right from its last image
 * and enters it in the ledger, so that no batch fails for ever.
 */
final class KeyedApply {
    private static final int ALL = Integer.MAX_VALUE;

    private final Session session;
    private final Staging staging;
    private final Ledger ledger;
    private final TablePlan table;
    private final KeyedStatements sql;

    KeyedApply(Session session, Staging staging, Ledger ledger, TablePlan table) {
        this.session = session;
        this.staging = staging;
        this.ledger = ledger;
        this.table = table;
        this.sql = KeyedStatements.of(table);
    }

    /** Not all was as expected; nothing of the batch may stay. */
    static final class Unexpected extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unexpected() {
            super("a row was not as expected", null, false, false);
        }
    }

    /** @param entries whether the ledger may hold open entries of the table */
    void fast(NetChanges net, boolean entries, Tally tally) {
        List<byte[]> cured = entries ? quarantine(net) : List.of();
        staging.empty(table);
        if (staging.write(net, 0, net.size()) == 0) {
            return;
        }
        demand(sql.deleteExpected(), net, NetChanges.DELETE, NetChanges.REPLACE, tally);
        if (any(net, NetChanges.REMOVE, NetChanges.PUT) > 0) {
            tally.rows += session.update(sql.deleteAny(), 0, ALL);
        }
        demand(sql.update(), net, NetChanges.UPDATE, NetChanges.UPDATE, tally);
        if (inserts(net, 0, net.size()) > 0) {
            tally.rows += session.update(sql.insert(), 0, ALL);
        }
        finish(net, cured, tally);
    }

    private void demand(String statement, NetChanges net, byte one, byte other, Tally tally) {
        int expected = any(net, one, other);
        if (expected > 0) {
            int found = session.update(statement, 0, ALL);
            if (found != expected) {
                throw new Unexpected();
            }
            tally.rows += found;
        }
    }

    /**
     * @param entries whether the ledger may hold open entries of the table
     * @param cascaded a cascade of the same batch has reached this table: a DELETE of several tables logs the parent's row first,
     *     and then the child's that was gone with it
     * @return whether all was as expected
     */
    boolean careful(NetChanges net, boolean entries, boolean cascaded, Tally tally) {
        List<byte[]> cured = entries ? quarantine(net) : List.of();
        finish(net, cured, tally);
        staging.empty(table);
        boolean expected = stage(net, tally);
        expected &= Bisect.run(
                session,
                0,
                net.size(),
                (from, to) ->
                        exactly(sql.deleteExpected(), net, from, to, NetChanges.DELETE, NetChanges.REPLACE, tally),
                (entry, why) -> deleteMissed(net, entry, why, cascaded, tally));
        tally.rows += session.update(sql.deleteAny(), 0, ALL);
        expected &= Bisect.run(
                session,
                0,
                net.size(),
                (from, to) -> exactly(sql.update(), net, from, to, NetChanges.UPDATE, NetChanges.UPDATE, tally),
                (entry, why) -> updateFailed(net, entry, why, tally));
        expected &= Bisect.run(
                session,
                0,
                net.size(),
                (from, to) -> {
                    tally.rows += session.update(sql.insert(), from, to);
                    return true;
                },
                (entry, why) -> insertFailed(net, entry, why, tally));
        return expected;
    }

    /** Takes keys with an open ledger entry out of strictness; this batch is their cure. */
    private List<byte[]> quarantine(NetChanges net) {
        List<byte[]> keys = new ArrayList<>();
        java.util.Map<java.nio.ByteBuffer, Integer> entries = new java.util.HashMap<>();
        for (int i = 0; i < net.size(); i++) {
            byte[] key = KeyTuples.of(table, net.array(), net.key(i));
            keys.add(key);
            entries.put(java.nio.ByteBuffer.wrap(key), i);
        }
        List<byte[]> open = ledger.openAmong(session, table.id(), keys);
        for (byte[] key : open) {
            net.quarantine(java.util.Objects.requireNonNull(entries.get(java.nio.ByteBuffer.wrap(key))));
        }
        return open;
    }

    /** Closes what is cured and enters what the log itself contradicts; what is refused opens new entries afterwards. */
    private void finish(NetChanges net, List<byte[]> cured, Tally tally) {
        tally.closed += ledger.close(session, table.id(), cured);
        for (int i = 0; i < net.size(); i++) {
            if (net.contradicted(i)) {
                diverged(
                        net,
                        i,
                        Ledger.RULE_LOG_CONTRADICTS,
                        "The source's log changes a row that it holds not to be there.",
                        tally);
            }
        }
    }

    /** What cannot even be staged is refused: its key alone is staged, so that the old row goes. */
    private boolean stage(NetChanges net, Tally tally) {
        List<Integer> refused = new ArrayList<>();
        Bisect.run(
                session,
                0,
                net.size(),
                (from, to) -> {
                    staging.write(net, from, to);
                    return true;
                },
                (entry, why) -> {
                    refused.add(entry);
                    refuse(net, entry, why, tally);
                });
        for (int entry : refused) {
            net.remove(entry);
            staging.writeKey(net, entry);
        }
        return refused.isEmpty();
    }

    private boolean exactly(String statement, NetChanges net, int from, int to, byte one, byte other, Tally tally) {
        int expected = count(net, from, to, one, other);
        int found = session.update(statement, from, to);
        if (found == expected) {
            tally.rows += found;
        }
        return found == expected;
    }

    private void deleteMissed(NetChanges net, int entry, @Nullable EngineException why, boolean cascaded, Tally tally) {
        if (why != null) {
            throw why;
        }
        boolean gone = net.operation(entry) == NetChanges.DELETE;
        if ((gone && !cascaded) || net.operation(entry) == NetChanges.REPLACE) {
            diverged(
                    net,
                    entry,
                    gone ? Ledger.RULE_DELETE_MISSED : Ledger.RULE_UPDATE_MISSED,
                    gone
                            ? "A row was deleted at the source that the target did not have."
                            : "A row was changed at the source that the target did not have; its new image was put in.",
                    tally);
        }
    }

    private void updateFailed(NetChanges net, int entry, @Nullable EngineException why, Tally tally) {
        if (why == null) {
            session.update(sql.toPut(), entry);
            diverged(
                    net,
                    entry,
                    Ledger.RULE_UPDATE_MISSED,
                    "A row was changed at the source that the target did not have; its new image was put in.",
                    tally);
        } else {
            session.update(sql.toRemove(), entry);
            session.update(sql.deleteAny(), entry, entry + 1);
            refuse(net, entry, why, tally);
        }
    }

    private void insertFailed(NetChanges net, int entry, @Nullable EngineException why, Tally tally) {
        boolean met = net.operation(entry) == NetChanges.INSERT
                && session.one(sql.exists(), row -> 1, entry).isPresent();
        if (!met) {
            refuse(net, entry, why, tally);
            return;
        }
        session.update(sql.toPut(), entry);
        session.update(sql.deleteAny(), entry, entry + 1);
        session.execute("SAVEPOINT godwit_met");
        try {
            tally.rows += session.update(sql.insert(), entry, entry + 1);
            session.execute("RELEASE SAVEPOINT godwit_met");
            diverged(
                    net,
                    entry,
                    Ledger.RULE_INSERT_MET,
                    "A row was inserted at the source that the target had already; its new image was put in.",
                    tally);
        } catch (EngineException e) {
            if (!Failures.refusesRow(e)) {
                throw e;
            }
            session.execute("ROLLBACK TO SAVEPOINT godwit_met; RELEASE SAVEPOINT godwit_met");
            refuse(net, entry, e, tally);
        }
    }

    private void diverged(NetChanges net, int entry, String rule, String reason, Tally tally) {
        tally.divergences++;
        enter(net, entry, Ledger.Entry.divergence(key(net, entry), rule, reason), tally);
    }

    private void refuse(NetChanges net, int entry, @Nullable EngineException why, Tally tally) {
        enter(net, entry, Ledger.Entry.refused(key(net, entry), why), tally);
    }

    private void enter(NetChanges net, int entry, Ledger.Entry why, Tally tally) {
        if (ledger.open(session, table, why)) {
            tally.opened(table.id());
        }
    }

    private byte[] key(NetChanges net, int entry) {
        return KeyTuples.of(table, net.array(), net.key(entry));
    }

    private static int any(NetChanges net, byte one, byte other) {
        return count(net, 0, net.size(), one, other);
    }

    private static int count(NetChanges net, int from, int to, byte one, byte other) {
        int count = 0;
        for (int i = from; i < to; i++) {
            byte operation = net.operation(i);
            if (operation == one || operation == other) {
                count++;
            }
        }
        return count;
    }

    private static int inserts(NetChanges net, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            if (NetChanges.inserts(net.operation(i))) {
                count++;
            }
        }
        return count;
    }
}

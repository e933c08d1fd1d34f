package io.godwit.engine.postgresql.apply;

import io.godwit.engine.EngineException;
import io.godwit.engine.change.NetChanges;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.postgresql.apply.KeyedApply.Unexpected;
import io.godwit.engine.postgresql.connection.Names;
import io.godwit.engine.postgresql.connection.Session;
import io.godwit.engine.postgresql.copy.Bisect;
import io.godwit.engine.postgresql.copy.TableStatements;
import io.godwit.engine.postgresql.state.Ledger;
import io.godwit.engine.type.CanonicalType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Applies the net changes of a table without a key: rows are equal when their images are, byte for byte ({@code *=}, for which
 * NULLs are equal and types need no equality of their own); n copies come or go (H6).
 */
final class KeylessApply {
    private final Session session;
    private final Staging staging;
    private final Ledger ledger;
    private final TablePlan table;
    private final String delete;
    private final String insert;

    KeylessApply(Session session, Staging staging, Ledger ledger, TablePlan table) {
        this.session = session;
        this.staging = staging;
        this.ledger = ledger;
        this.table = table;
        String target = Names.table(table.target());
        String stage = Staging.name(table);
        this.delete = "DELETE FROM " + target + " t USING (SELECT t.tableoid AS rel, t.ctid AS id, s.copies,"
                + " row_number() OVER (PARTITION BY s.n) AS r FROM " + target + " t JOIN " + stage + " s ON "
                + sameImage(table) + " WHERE s.op = " + NetChanges.DELETE + " AND s.n >= ? AND s.n < ?) d"
                + " WHERE t.ctid = d.id AND t.tableoid = d.rel AND d.r <= d.copies";
        this.insert = "INSERT INTO " + target + " (" + TableStatements.columns(table)
                + ") OVERRIDING SYSTEM VALUE SELECT " + TableStatements.stageColumns(table, "s.") + " FROM " + stage
                + " s, generate_series(1, s.copies) WHERE s.op = " + NetChanges.INSERT + " AND s.n >= ? AND s.n < ?";
    }

    /** Equal columns first where the server can hash them; the images decide. */
    private static String sameImage(TablePlan table) {
        List<Integer> all = IntStream.range(0, table.columns().size()).boxed().toList();
        List<String> parts = new ArrayList<>();
        for (int i : all) {
            if (!table.columns().get(i).nullable()
                    && hashes(table.columns().get(i).type())) {
                parts.add(TableStatements.equal(table, List.of(i)));
            }
        }
        if (parts.isEmpty()) {
            all.stream()
                    .filter(i -> hashes(table.columns().get(i).type()))
                    .findFirst()
                    .ifPresent(i -> parts.add("coalesce(" + TableStatements.column(table, i)
                            + "::text, '') = coalesce(s.c" + i + "::text, '')"));
        }
        String columns = all.stream().map(i -> TableStatements.column(table, i)).collect(Collectors.joining(", "));
        parts.add("ROW(" + columns + ")::record *= ROW(" + TableStatements.stageColumns(table, "s.") + ")::record");
        return String.join(" AND ", parts);
    }

    private static boolean hashes(CanonicalType type) {
        return type instanceof CanonicalType.Int
                || type instanceof CanonicalType.Decimal
                || type instanceof CanonicalType.Text
                || type instanceof CanonicalType.Bytes
                || type instanceof CanonicalType.Date
                || type instanceof CanonicalType.Time
                || type instanceof CanonicalType.Timestamp
                || type instanceof CanonicalType.Uuid;
    }

    void fast(NetChanges net, Tally tally) {
        staging.empty(table);
        if (staging.write(net, 0, net.size()) == 0) {
            return;
        }
        if (!delete(net, 0, net.size(), tally)) {
            throw new Unexpected();
        }
        tally.rows += session.update(insert, 0, net.size());
    }

    /** Whether all was as expected. */
    boolean careful(NetChanges net, Tally tally) {
        staging.empty(table);
        boolean expected = Bisect.run(
                session,
                0,
                net.size(),
                (from, to) -> {
                    staging.write(net, from, to);
                    return true;
                },
                (entry, why) -> refuse(net, entry, why, tally));
        expected &= Bisect.run(
                session,
                0,
                net.size(),
                (from, to) -> delete(net, from, to, tally),
                (entry, why) -> deleteMissed(entry, why, tally));
        expected &= Bisect.run(
                session,
                0,
                net.size(),
                (from, to) -> {
                    tally.rows += session.update(insert, from, to);
                    return true;
                },
                (entry, why) -> refuse(net, entry, why, tally));
        return expected;
    }

    private boolean delete(NetChanges net, int from, int to, Tally tally) {
        int expected = 0;
        for (int i = from; i < to; i++) {
            expected += net.operation(i) == NetChanges.DELETE ? net.copies(i) : 0;
        }
        if (expected == 0) {
            return true;
        }
        int found = session.update(delete, from, to);
        if (found == expected) {
            tally.rows += found;
        }
        return found == expected;
    }

    private void deleteMissed(int entry, @Nullable EngineException why, Tally tally) {
        if (why != null) {
            throw why;
        }
        tally.rows += session.update(delete, entry, entry + 1);
        tally.divergences++;
        enter(
                Ledger.Entry.divergence(
                        new byte[0],
                        Ledger.RULE_COPIES_MISSED,
                        "A row went at the source of which the target had fewer copies."),
                tally);
    }

    /** The row that does not come goes to the ledger; an image that cannot be staged cannot be in the table either. */
    private void refuse(NetChanges net, int entry, @Nullable EngineException why, Tally tally) {
        if (net.operation(entry) == NetChanges.INSERT) {
            enter(Ledger.Entry.refused(new byte[0], why), tally);
        }
        net.drop(entry);
    }

    private void enter(Ledger.Entry why, Tally tally) {
        ledger.open(session, table, why);
        tally.opened(table.id());
    }
}

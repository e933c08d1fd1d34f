package io.godwit.engine.postgresql.apply;

import io.godwit.engine.change.CascadeSteps.Step;
import io.godwit.engine.chunk.Chunk;
import io.godwit.engine.chunk.KeyRange;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.postgresql.connection.Session;
import io.godwit.engine.postgresql.rows.KeyReader;
import io.godwit.engine.postgresql.state.PostgresTaskState;
import io.godwit.engine.row.RowBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Children that a cascade may have changed by mistake while their table converges: they were read when a cascade that is still
 * to come had already given them that key ({@link Step#gives}). Kept until the table is strict; when such a cascade comes, they
 * are read again as a chunk of their own.
 */
final class Doubts {
    private static final int KEYS = 500;

    private final Session session;
    private final PostgresTaskState state;
    private final TableModes modes;

    Doubts(Session session, PostgresTaskState state, TableModes modes) {
        this.session = session;
        this.state = state;
        this.modes = modes;
    }

    /** Remembers the rows of the child that a level changed, by the values that the foreign key had. */
    void remember(Step step, int level) {
        TablePlan child = step.child();
        String keys = columns(child.key(), "b");
        String moved = columns(child.key(), "a");
        String old = columns(step.own(), "b");
        String stage = CascadeStage.name(child);
        List<Object[]> rows = new ArrayList<>();
        String select = "SELECT " + keys + ", " + old + " FROM " + stage + " WHERE lvl = " + level + " UNION SELECT "
                + moved + ", " + old + " FROM " + stage + " WHERE lvl = " + level + " AND NOT gone";
        for (byte[] row : KeyReader.all(session, select)) {
            int split = child.key().size();
            rows.add(new Object[] {
                state.task(),
                child.id(),
                step.name(),
                part(row, split, split + step.own().size()),
                part(row, 0, split)
            });
        }
        session.batch(
                "INSERT INTO godwit.cascaded (task, tbl, reference, referenced, key) VALUES (?, ?, ?, ?, ?)", rows);
    }

    /**
     * Children that were changed under a value that this level's parents now give: they are read again, once where that waits
     * already. Else a table would never converge whose parents change their keys faster than its chunks are read.
     */
    void readAgain(TablePlan parent, Step step, int level) {
        List<byte[]> given = KeyReader.all(
                session,
                "SELECT DISTINCT " + columns(step.referenced(), "a") + " FROM " + CascadeStage.name(parent)
                        + " WHERE lvl = " + level + " AND NOT gone AND ROW(" + columns(step.referenced(), "b")
                        + ")::record *<> ROW(" + columns(step.referenced(), "a") + ")::record");
        TablePlan child = step.child();
        List<byte[]> keys = session.list(
                "SELECT DISTINCT key FROM godwit.cascaded c WHERE task = ? AND tbl = ? AND reference = ?"
                        + " AND sha256(referenced) IN (SELECT sha256(r) FROM unnest(?) r)"
                        + " AND NOT EXISTS (SELECT FROM godwit.chunk_plan p WHERE p.task = c.task AND p.tbl = c.tbl"
                        + " AND p.mode = 'KEYS' AND p.lease IS NULL AND c.key = ANY (p.keys))",
                row -> row.getBytes(1),
                state.task(),
                child.id(),
                step.name(),
                given.toArray(byte[][]::new));
        List<Chunk> chunks = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += KEYS) {
            List<byte[]> some = keys.subList(from, Math.min(keys.size(), from + KEYS));
            chunks.add(new Chunk(0, child.id(), Chunk.Mode.KEYS, KeyRange.ALL, some));
        }
        if (!chunks.isEmpty()) {
            state.addWithin(session, chunks);
            modes.forget(child.id());
        }
    }

    /** These tables are strict now. */
    void settled(List<Integer> tables) {
        if (!tables.isEmpty()) {
            session.update(
                    "DELETE FROM godwit.cascaded WHERE task = ? AND tbl = ANY(?)",
                    state.task(),
                    tables.toArray(Integer[]::new));
        }
    }

    private static String columns(List<Integer> indexes, String prefix) {
        return Stream.of(indexes).flatMap(List::stream).map(i -> prefix + i).collect(Collectors.joining(", "));
    }

    /** Fields {@code from} to {@code to} (exclusive) of a tuple, as a tuple. */
    private static byte[] part(byte[] tuple, int from, int to) {
        RowBuffer part = new RowBuffer(64);
        part.beginRow(to - from);
        int at = 2;
        for (int i = 0; i < to; i++) {
            int length = 4 + Math.max(0, RowBuffer.getInt(tuple, at));
            if (i >= from) {
                part.putRaw(tuple, at, length);
            }
            at += length;
        }
        return Arrays.copyOf(part.array(), part.size());
    }
}

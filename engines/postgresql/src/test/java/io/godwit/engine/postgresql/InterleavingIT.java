package io.godwit.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.engine.change.ChangeLog;
import io.godwit.engine.chunk.Chunk;
import io.godwit.engine.chunk.ChunkLease;
import io.godwit.engine.chunk.KeyRange;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.row.RowBuffer;
import io.godwit.engine.target.Applier;
import io.godwit.engine.target.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Many histories at once on a real server: each group of two keys has its own, read at its own moments, cut by common batches.
 * What the pure test of the plan enumerates, with SQL, unique index and repairs in it (H2).
 */
@Tag("H2")
class InterleavingIT {
    private static final int GROUPS = 300;
    private static final int LENGTH = 12;
    private final TablePlan t = TestTable.named(1, "t")
            .column("id", "integer")
            .column("u", "integer")
            .key(0)
            .unique(1)
            .plan();

    private final Random random = new Random(42);

    /** id → u after each position, over all groups. */
    private final List<Map<Integer, Integer>> states = new ArrayList<>(List.of(new TreeMap<>()));

    private final List<ChangeLog> logs = new ArrayList<>();

    /** One transaction in every group. */
    private void transact() {
        Map<Integer, Integer> state = new TreeMap<>(states.getLast());
        ChangeLog log = new ChangeLog(t);
        for (int group = 0; group < GROUPS; group++) {
            step(log, state, 10 * group);
        }
        logs.add(log);
        states.add(state);
    }

    /** Ids base+1 … base+3, values base … base+9 in a space of their own. */
    private void step(ChangeLog log, Map<Integer, Integer> state, int base) {
        int one = base + 1 + random.nextInt(2);
        int other = base + 3 - (one - base);
        int fresh = base + random.nextInt(3);
        Integer u = state.get(one);
        Integer v = state.get(other);
        if (u == null) {
            if (!state.containsValue(fresh)) {
                change(log, state, null, new int[] {one, fresh});
            }
            return;
        }
        switch (random.nextInt(7)) {
            case 0 -> change(log, state, new int[] {one, u}, null);
            case 1 -> {
                if (!state.containsValue(fresh)) {
                    change(log, state, new int[] {one, u}, new int[] {one, fresh});
                }
            }
            case 2 -> {
                if (v == null) {
                    change(log, state, new int[] {one, u}, new int[] {other, u});
                }
            }
            case 3 -> {
                change(log, state, new int[] {one, u}, null);
                change(log, state, null, new int[] {one, u});
            }
            case 4, 5 -> {
                if (v != null) {
                    change(log, state, new int[] {one, u}, new int[] {one, base + 9});
                    change(log, state, new int[] {other, v}, new int[] {other, u});
                    change(log, state, new int[] {one, base + 9}, new int[] {one, v});
                }
            }
            default -> {
                if (v != null) {
                    change(log, state, new int[] {one, u}, new int[] {base + 3, u});
                    change(log, state, new int[] {other, v}, new int[] {one, v});
                    change(log, state, new int[] {base + 3, u}, new int[] {other, u});
                }
            }
        }
    }

    private void change(ChangeLog log, Map<Integer, Integer> state, int @Nullable [] before, int @Nullable [] after) {
        if (before != null) {
            state.remove(before[0]);
        }
        if (after != null) {
            state.put(after[0], after[1]);
        }
        if (before != null && after != null) {
            log.update(TestTable.row(t, before[0], before[1]), TestTable.row(t, after[0], after[1]));
        } else if (after != null) {
            log.insert(TestTable.row(t, after[0], after[1]));
        } else if (before != null) {
            log.delete(TestTable.row(t, before[0], before[1]));
        }
    }

    @Test
    void shouldEqualTheSourceAtEachCheckpointFromTheWatermarkOn() throws Exception {
        try (TargetFixture fixture = new TargetFixture(true, t)) {
            for (int i = 0; i < 3 * LENGTH; i++) {
                transact();
            }
            List<Chunk> chunks = new ArrayList<>();
            byte[] lower = new byte[0];
            for (int i = 1; i <= 2 * GROUPS; i++) {
                byte[] upper = i == 2 * GROUPS ? new byte[0] : TestTable.key(t, 5 * i);
                chunks.add(new Chunk(i, 1, Chunk.Mode.LOAD, new KeyRange(lower, upper), List.of()));
                lower = upper;
            }
            fixture.create(chunks);
            for (int i = 1; i <= 2 * GROUPS; i++) {
                int from = 5 * (i - 1);
                load(fixture, random.nextInt(LENGTH + 1), id -> id > from && id <= from + 5);
            }
            fixture.superuser.execute(TestTable.primaryKey(t));
            try (Applier applier = fixture.target.openApplier(fixture.state, "i1")) {
                int at = stream(fixture, applier, 0, LENGTH);
                assertThat(content(fixture)).isEqualTo(states.get(at));
                fixture.superuser.execute("CREATE UNIQUE INDEX ON shop.t (u)");
                repair(fixture, applier, at);
            }
            assertThat(fixture.state.ledgerCounts().open()).isZero();
        }
    }

    /** Keys are read again at later moments, beside the stream, with the unique index in place. */
    private void repair(TargetFixture fixture, Applier applier, int from) throws Exception {
        int at = from;
        for (int round = 0; round < 6; round++) {
            int read = Math.min(3 * LENGTH, at + random.nextInt(5));
            List<byte[]> keys = new ArrayList<>();
            Map<Integer, Boolean> chosen = new HashMap<>();
            for (int id = 1; id < 10 * GROUPS; id += 1 + random.nextInt(6)) {
                keys.add(TestTable.key(t, id));
                chosen.put(id, true);
            }
            fixture.state.add(List.of(new Chunk(0, 1, Chunk.Mode.KEYS, KeyRange.ALL, keys)));
            load(fixture, read, chosen::containsKey);
            at = stream(fixture, applier, at, Math.max(read, at + 1));
            assertThat(content(fixture)).isEqualTo(states.get(at));
        }
        at = stream(fixture, applier, at, 3 * LENGTH);
        assertThat(content(fixture)).isEqualTo(states.get(at));
    }

    /** The next chunk in order, read at {@code read}. */
    private void load(TargetFixture fixture, int read, java.util.function.IntPredicate within) {
        ChunkLease lease = fixture.lease();
        try (Target.ChunkWriter writer = fixture.target.openWriter(fixture.state);
                Target.ChunkTransaction chunk = writer.begin(lease, t)) {
            RowBuffer buffer = new RowBuffer(64);
            states.get(read).forEach((id, u) -> {
                if (within.test(id)) {
                    TestTable.put(buffer, t, id, u);
                }
            });
            chunk.rows(buffer);
            chunk.commit(TargetFixture.reading(buffer, read));
        }
    }

    /** Applies up to at least {@code to} in batches of some transactions; returns where it stands. */
    private int stream(TargetFixture fixture, Applier applier, int from, int to) {
        int at = from;
        while (at < to) {
            int end = Math.min(to, at + 1 + random.nextInt(3));
            ChangeLog log = new ChangeLog(t);
            for (int i = at; i < end; i++) {
                append(log, logs.get(i));
            }
            assertThat(applier.apply(TargetFixture.batch(end, log)).divergences())
                    .isZero();
            at = end;
        }
        return at;
    }

    private static void append(ChangeLog all, ChangeLog more) {
        for (int i = 0; i < more.size(); i++) {
            switch (more.operation(i)) {
                case ChangeLog.INSERT -> all.insert(view(more, more.after(i)));
                case ChangeLog.DELETE -> all.delete(view(more, more.before(i)));
                default -> all.update(view(more, more.before(i)), view(more, more.after(i)));
            }
        }
    }

    private static io.godwit.engine.row.RowView view(ChangeLog log, int at) {
        return new io.godwit.engine.row.RowView(log.array(), at, RowBuffer.tupleLength(log.array(), at));
    }

    private Map<Integer, Integer> content(TargetFixture fixture) throws Exception {
        Map<Integer, Integer> rows = new TreeMap<>();
        for (String row : fixture.superuser.query("SELECT id || ' ' || u FROM shop.t")) {
            rows.put(Integer.parseInt(row.split(" ")[0]), Integer.parseInt(row.split(" ")[1]));
        }
        return rows;
    }
}

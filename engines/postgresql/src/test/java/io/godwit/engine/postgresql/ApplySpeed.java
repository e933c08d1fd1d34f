package io.godwit.engine.postgresql;

import io.godwit.engine.change.ChangeBatch;
import io.godwit.engine.change.ChangeLog;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.row.Refusal;
import io.godwit.engine.row.RowBuffer;
import io.godwit.engine.row.RowView;
import io.godwit.engine.target.Applier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Measures changes per second in strict mode on one connection; run by name: {@code -Dit.test=ApplySpeed}. */
class ApplySpeed {
    private static final int ROWS = 200_000;
    private static final int CHANGES = 1_000_000;
    private static final int TABLES = 20;
    private static final int TRANSACTIONS = 3_000;

    private final TablePlan table = TestTable.named(1, "t")
            .column("id", "bigint")
            .column("name", "text")
            .nullable("amount", "integer")
            .nullable("seen", "timestamp")
            .key(0)
            .plan();

    @Test
    void measure() throws Exception {
        try (TargetFixture fixture = new TargetFixture(true, table)) {
            fixture.create();
            fixture.loadNothing();
            fixture.superuser.execute(
                    "INSERT INTO shop.t SELECT i, 'name ' || i, i, now() FROM generate_series(0, " + (ROWS - 1) + ") i",
                    TestTable.primaryKey(table),
                    "ANALYZE shop.t");
            try (Applier applier = fixture.target.openApplier(fixture.state, "i1")) {
                for (int batchSize : new int[] {1_000, 10_000, 50_000}) {
                    run(applier, batchSize);
                }
            }
        }
    }

    private long position = 1;
    private long next = ROWS;
    private long first;

    private void run(Applier applier, int batchSize) {
        Random random = new Random(1);
        long start = System.nanoTime();
        long cpu =
                ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis();
        for (int done = 0; done < CHANGES; done += batchSize) {
            ChangeLog log = new ChangeLog(table);
            for (int i = 0; i < batchSize; i++) {
                switch (i % 10) {
                    case 0 -> log.insert(row(next++, i));
                    case 1 -> log.delete(row(first++, 0));
                    default -> {
                        long id = first + (long) (random.nextDouble() * (next - first - 1));
                        log.update(row(id, i - 1), row(id, i));
                    }
                }
            }
            var applied = applier.apply(TargetFixture.batch(position++, log));
            if (applied.divergences() > 0) {
                throw new IllegalStateException("divergences " + applied.divergences());
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        cpu = ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() - cpu;
        System.out.printf(
                "batch %d: %.0f changes/s, %.1f us CPU of this process per change%n",
                batchSize, CHANGES / seconds, cpu * 1000.0 / CHANGES);
    }

    private RowView row(long id, int amount) {
        RowBuffer buffer = new RowBuffer(64);
        TestTable.put(buffer, table, id, "name " + id, amount, 700_000_000_000_000L);
        return new RowView(buffer.array(), 0, buffer.size());
    }

    /** Transactions of three inserts over twenty tables; one in three has a row that the source's reader refuses, or the target. */
    @Test
    void measureRefusals() throws Exception {
        TablePlan[] tables = IntStream.range(0, TABLES)
                .mapToObj(i -> TestTable.named(i, "t" + i)
                        .column("id", "integer")
                        .nullable("v", "integer")
                        .key(0)
                        .plan())
                .toArray(TablePlan[]::new);
        for (Refusing refusing : Refusing.values()) {
            try (TargetFixture fixture = new TargetFixture(true, tables)) {
                fixture.create();
                fixture.loadNothing();
                for (TablePlan each : tables) {
                    fixture.superuser.execute(
                            TestTable.primaryKey(each),
                            "ALTER TABLE shop." + each.target().name() + " ADD CHECK (v >= 0)");
                }
                try (Applier applier = fixture.target.openApplier(fixture.state, "i1")) {
                    long start = System.nanoTime();
                    for (int done = 0; done < TRANSACTIONS; done += 100) {
                        applier.apply(refusing(tables, refusing, done, 100));
                    }
                    System.out.printf(
                            "refused by %s: %.0f transactions/s%n",
                            refusing, TRANSACTIONS * 1e9 / (System.nanoTime() - start));
                }
            }
        }
    }

    private enum Refusing {
        NOBODY,
        SOURCE,
        TARGET
    }

    private ChangeBatch refusing(TablePlan[] tables, Refusing refusing, int from, int transactions) {
        BatchOf batch = new BatchOf();
        for (int n = from; n < from + transactions; n++) {
            for (int i = 0; i < 3; i++) {
                batch.log(tables[(n * 3 + i) % TABLES])
                        .insert(TestTable.row(tables[(n * 3 + i) % TABLES], n * 3 + i, 1));
            }
            TablePlan odd = tables[n % 5];
            if (n % 3 == 0 && refusing == Refusing.SOURCE) {
                batch.refused(odd, TestTable.key(odd, -n - 1));
            } else if (n % 3 == 0 && refusing == Refusing.TARGET) {
                batch.log(odd).insert(TestTable.row(odd, -n - 1, -1));
            }
        }
        batch.close();
        return new ChangeBatch(
                batch.segments, new TestPosition(position++), Instant.now(), transactions, transactions * 3);
    }

    /** Segments as the worker's batches have them: a refused row is a barrier for its own table. */
    private static final class BatchOf {
        final List<ChangeBatch.Segment> segments = new ArrayList<>();
        private final Map<Integer, ChangeLog> rows = new LinkedHashMap<>();

        ChangeLog log(TablePlan of) {
            return rows.computeIfAbsent(of.id(), id -> new ChangeLog(of));
        }

        void refused(TablePlan of, byte[] key) {
            ChangeLog before = rows.remove(of.id());
            if (before != null) {
                segments.add(new ChangeBatch.Rows(Map.of(of.id(), before)));
            }
            segments.add(new ChangeBatch.Refused(
                    of, new byte[0], new Refusal(key, "v", "REP-0101", "a zero date", new byte[0])));
        }

        void close() {
            segments.add(new ChangeBatch.Rows(rows));
        }
    }
}

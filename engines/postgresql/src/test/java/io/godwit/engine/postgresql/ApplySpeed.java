package io.godwit.engine.postgresql;

import io.godwit.engine.change.ChangeLog;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.row.RowBuffer;
import io.godwit.engine.row.RowView;
import io.godwit.engine.target.Applier;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Measures changes per second in strict mode on one connection; run by name: {@code -Dit.test=ApplySpeed}. */
class ApplySpeed {
    private static final int ROWS = 200_000;
    private static final int CHANGES = 1_000_000;

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
}

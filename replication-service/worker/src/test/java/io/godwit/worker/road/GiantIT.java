package io.godwit.worker.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.plan.SchemaPlans;
import io.godwit.platform.message.Command;
import io.godwit.platform.migration.Condition;
import io.godwit.platform.migration.Condition.Type;
import io.godwit.platform.task.WorkerSpec;
import io.godwit.worker.fake.FakeControl;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Transactions and values much larger than a batch, in a worker of 192 MB heap. */
@Tag("H12")
@EnabledIfSystemProperty(named = "godwit.giant", matches = "true", disabledReason = "large values exhaust the heap")
class GiantIT {
    private static final long MOST_RESIDENT = 400L << 20;

    private Shop shop = null;
    private FakeControl control = null;
    private SchemaPlan plan = null;
    private ControlServer server = null;

    @BeforeEach
    void fill() throws Exception {
        shop = Shop.onSharedServer();
        shop.source.execute("SET GLOBAL max_allowed_packet = 268435456");
        shop.fill(1_000);
        shop.source.execute("INSERT INTO document VALUES ('large', REPEAT('ä😀', 350000), REPEAT('b', 4194304))");
        plan = shop.plan();
        control = new FakeControl(SchemaPlans.toBytes(plan));
        server = new ControlServer(control);
    }

    @AfterEach
    void thaw() throws Exception {
        server.close();
        shop.source.execute("SET GLOBAL read_only = OFF");
    }

    @Test
    void shouldCarryGiantTransactionsExactlyOnceThoughKilledWithin() throws Exception {
        var resident = new AtomicLong();
        try (var worker = WorkerProcess.start(shop, plan, server, Optional.empty())) {
            awaitReady(worker);
            shop.source.execute(
                    "INSERT INTO account SELECT 1000 + seq, seq FROM seq_1_to_300000",
                    "UPDATE account SET balance = balance + 1 WHERE id > 1000",
                    "UPDATE document SET content = CONCAT(content, 'c') WHERE name = 'large'");
            Thread.sleep(1_500);
            worker.kill();
        }
        try (var worker = WorkerProcess.start(shop, plan, server, Optional.empty())) {
            shop.source.execute("DELETE FROM account WHERE id > 1000 AND id % 2 = 0");
            awaitReady(worker);
            shop.source.execute("DELETE FROM customer WHERE id > 500", "DELETE FROM account WHERE id > 200000");
            control.last().ifPresent(report -> resident.set(report.progress().residentBytes()));
            awaitReady(worker);
            control.order(new Command.Cutover());
            assertThat(worker.awaitExit()).as(worker.log()).isEqualTo(WorkerSpec.EXIT_FINISHED);
        }
        assertThat(shop.differences()).isEmpty();
        assertThat(resident.get()).isBetween(1L, MOST_RESIDENT);
        assertThat(control.last().orElseThrow().progress().residentBytes()).isLessThan(MOST_RESIDENT);
    }

    private void awaitReady(WorkerProcess worker) throws Exception {
        await().atMost(Duration.ofSeconds(180))
                .until(() -> !worker.alive()
                        || control.last()
                                .filter(report -> report.instance().equals(worker.instance()))
                                .filter(report -> report.conditions().stream()
                                        .anyMatch(one -> one.type() == Type.READY_FOR_CUTOVER
                                                && one.status() == Condition.Status.TRUE))
                                .isPresent());
        assertThat(worker.alive()).as(worker.log()).isTrue();
    }
}

package io.godwit.worker.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.plan.SchemaPlans;
import io.godwit.platform.message.Command;
import io.godwit.platform.migration.Condition;
import io.godwit.platform.migration.Condition.Type;
import io.godwit.platform.task.WorkerReport.OrderResult;
import io.godwit.platform.task.WorkerSpec;
import io.godwit.worker.Worker;
import io.godwit.worker.fake.FakeControl;
import io.godwit.worker.task.Task;
import io.godwit.worker.task.Tuning;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The whole road from a live MariaDB to PostgreSQL, in this process. */
class RoadIT {
    private Shop shop = null;
    private FakeControl control = null;
    private SchemaPlan plan = null;
    private CompletableFuture<Integer> worker = CompletableFuture.completedFuture(0);

    @BeforeEach
    void fill() throws Exception {
        shop = Shop.onSharedServer();
        shop.fill(2_000);
        plan = shop.plan();
        control = new FakeControl(SchemaPlans.toBytes(plan));
    }

    @AfterEach
    void thaw() throws Exception {
        control.intent(io.godwit.platform.task.DesiredState.Intent.STOP);
        worker.get(2, TimeUnit.MINUTES);
        shop.source.execute("SET GLOBAL read_only = OFF");
    }

    @Test
    void shouldMoveALiveDatabaseAndCutOver() throws Exception {
        try (var application = new Application(shop.application(), 1)) {
            start();
            awaitCondition(Type.READY_FOR_CUTOVER);
            long before = application.transactions();
            await().until(() -> application.transactions() > before + 200);
            awaitCondition(Type.READY_FOR_CUTOVER);
            control.order(new Command.Cutover());
            assertThat(worker.get(5, TimeUnit.MINUTES)).isEqualTo(WorkerSpec.EXIT_FINISHED);
            await().untilAsserted(() -> assertThat(application.failure()).contains("read-only"));
        }
        assertThat(shop.differences()).isEmpty();
        assertThat(shop.target.query("SELECT sum(balance) FROM \"" + shop.source.name() + "\".account"))
                .containsExactly("100000");
        shop.target.execute("INSERT INTO \"" + shop.source.name()
                + "\".customer (email, name, created) VALUES ('first here', 'x', now())");
    }

    @Test
    @Tag("H23")
    void shouldFindAndRepairPlantedDifferencesUnderAWriter() throws Exception {
        try (var application = new Application(shop.application(), 2)) {
            start();
            awaitCondition(Type.VERIFIED);
            String schema = "\"" + shop.source.name() + "\"";
            shop.target.execute(
                    "UPDATE " + schema + ".account SET balance = balance WHERE id = 1",
                    // one that the application no longer touches: it deletes and changes those below 3,000 only
                    "UPDATE " + schema + ".customer SET name = NULL WHERE id = (SELECT max(id) FROM " + schema
                            + ".customer)",
                    "DELETE FROM " + schema + ".item WHERE (order_id, line) = (SELECT order_id, line FROM " + schema
                            + ".item ORDER BY 1, 2 LIMIT 1)",
                    // again where the applier took the row away meanwhile
                    "DO $$ BEGIN LOOP UPDATE " + schema + ".note SET c = c + 1e-15 WHERE ctid = (SELECT ctid FROM "
                            + schema + ".note WHERE c > 0 LIMIT 1); EXIT WHEN FOUND; END LOOP; END $$");
            assertThat(order(new Command.Verify()).refusal()).isEmpty();
            assertThat(compared("customer")).isEqualTo("differs");
            assertThat(compared("note")).isEqualTo("differs");
            assertThat(compared("account")).isEqualTo("equal");
            assertThat(order(new Command.RepairTable("customer")).refusal()).isEmpty();
            assertThat(order(new Command.RepairTable("item")).refusal()).isEmpty();
            assertThat(order(new Command.ReloadTable("note")).refusal()).isEmpty();
            assertThat(order(new Command.ReloadTable("orders")).refusal()).isEmpty();
            awaitCondition(Type.READY_FOR_CUTOVER);
            assertThat(application.failure()).isEmpty();
        }
        awaitEqual();
    }

    private void awaitEqual() {
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(shop.differences()).isEmpty());
    }

    private String compared(String table) {
        return control.last().orElseThrow().tables().stream()
                .filter(one -> one.source().endsWith("." + table))
                .findFirst()
                .orElseThrow()
                .compared();
    }

    private void start() {
        Task task = Tasks.of(shop, plan, control, Optional.empty(), Tuning.defaults());
        var result = new CompletableFuture<Integer>();
        worker = result;
        Thread.ofPlatform().daemon().name("worker").start(() -> {
            try {
                result.complete(new Worker(task).run());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
    }

    private void awaitCondition(Type type) {
        await(type.toString())
                .atMost(Duration.ofMinutes(5))
                .until(() -> control.last()
                        .filter(report -> report.failure().isPresent()
                                || report.conditions().stream()
                                        .anyMatch(one -> one.type() == type && one.status() == Condition.Status.TRUE))
                        .isPresent());
        assertThat(control.last().orElseThrow().failure()).isEmpty();
    }

    private OrderResult order(Command command) {
        UUID id = control.order(command);
        await(command.toString())
                .atMost(Duration.ofMinutes(5))
                .until(() -> control.result(id).isPresent());
        return control.result(id).orElseThrow();
    }
}

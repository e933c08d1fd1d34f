package io.godwit.worker.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.plan.SchemaPlans;
import io.godwit.platform.message.Command;
import io.godwit.platform.migration.MigrationSpec.ReplicationSettings;
import io.godwit.platform.task.CutoverStep;
import io.godwit.platform.task.DesiredState.Intent;
import io.godwit.platform.task.WorkerSpec;
import io.godwit.worker.fake.FakeControl;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The packaged worker as a process of its own, killed at random moments of a load and of changes. */
class KillIT {
    private Shop shop = null;
    private FakeControl control = null;
    private SchemaPlan plan = null;
    private ControlServer server = null;

    @BeforeEach
    void fill() throws Exception {
        shop = Shop.onSharedServer();
        shop.fill(5_000);
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
    @Tag("H15")
    void shouldEndEqualWhenKilledAtRandomMoments() throws Exception {
        var random = new Random(7);
        var settings = new ReplicationSettings(2, 500, 30_000, "by-godwit", 120, 192);
        try (var application = new Application(shop.application(), 3)) {
            for (int round = 0; round < 5; round++) {
                try (var worker = WorkerProcess.start(shop, plan, server, Optional.empty(), settings)) {
                    await().atMost(Duration.ofMinutes(5))
                            .until(() -> !worker.alive()
                                    || control.last()
                                            .filter(report -> report.instance().equals(worker.instance()))
                                            .isPresent());
                    long more = application.transactions() + random.nextInt(1_500);
                    await().atMost(Duration.ofMinutes(5)).until(() -> application.transactions() > more);
                    assertThat(worker.alive()).as(worker.log()).isTrue();
                    worker.kill();
                }
            }
            try (var worker = WorkerProcess.start(shop, plan, server, Optional.empty(), settings)) {
                worker.awaitReady(control);
                control.order(new Command.Cutover());
                assertThat(worker.awaitExit()).as(worker.log()).isEqualTo(WorkerSpec.EXIT_FINISHED);
                assertThat(worker.log()).doesNotContain("pässword");
            }
            assertThat(application.transactions()).isPositive();
        }
        assertThat(shop.differences()).isEmpty();
        var progress = control.last().orElseThrow().progress();
        assertThat(progress.ledgerOpen()).isZero();
        assertThat(progress.residentBytes()).isLessThan(400L << 20);
    }

    @Test
    @Tag("H24")
    void shouldThawWhenKilledInACutover() throws Exception {
        UUID cutover;
        try (var worker = WorkerProcess.start(shop, plan, server, Optional.empty())) {
            worker.awaitReady(control);
            control.onStep = step -> {
                if (step.name().equals("identity") && step.state() == CutoverStep.State.RUNNING) {
                    kill(worker);
                }
            };
            cutover = control.order(new Command.Cutover());
            worker.awaitExit();
        }
        control.onStep = step -> {};
        assertThat(shop.source.query("SELECT @@global.read_only")).containsExactly("1");
        try (var worker = WorkerProcess.start(shop, plan, server, Optional.of(cutover))) {
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> shop.source.query("SELECT @@global.read_only").contains("0"));
            await().atMost(Duration.ofMinutes(2))
                    .until(() ->
                            control.steps().stream().anyMatch(step -> step.state() == CutoverStep.State.COMPENSATED));
            worker.signal("TERM");
            assertThat(worker.awaitExit()).as(worker.log()).isEqualTo(WorkerSpec.EXIT_STOPPED);
        }
    }

    @Test
    void shouldEndWhenReplacedAndWhenTold() throws Exception {
        try (var first = WorkerProcess.start(shop, plan, server, Optional.empty())) {
            first.awaitReady(control);
            try (var second = WorkerProcess.start(shop, plan, server, Optional.empty())) {
                assertThat(first.awaitExit()).as(first.log()).isEqualTo(WorkerSpec.EXIT_STOPPED);
                second.awaitReady(control);
                control.intent(Intent.STOP);
                assertThat(second.awaitExit()).as(second.log()).isEqualTo(WorkerSpec.EXIT_STOPPED);
            }
        }
    }

    private static void kill(WorkerProcess worker) {
        try {
            worker.kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

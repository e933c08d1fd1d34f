package io.godwit.worker.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.plan.SchemaPlans;
import io.godwit.platform.message.Command;
import io.godwit.platform.migration.Condition;
import io.godwit.platform.migration.Condition.Type;
import io.godwit.platform.task.DesiredState.Intent;
import io.godwit.platform.task.EndpointTrace;
import io.godwit.platform.task.PlannedStep;
import io.godwit.platform.task.WorkerReport.OrderResult;
import io.godwit.platform.task.WorkerSpec;
import io.godwit.worker.Worker;
import io.godwit.worker.fake.FakeControl;
import io.godwit.worker.report.Traces;
import io.godwit.worker.task.Task;
import io.godwit.worker.task.Tuning;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a migration leaves on real servers: registered before it is made, and gone or named after {@code clean} (H21). */
@Tag("H21")
class TracesIT {
    private static final String SCHEMAS =
            "SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'godwit%' OR nspname LIKE 'pg_temp_godwit%'";

    private Shop shop = null;
    private FakeControl control = null;
    private SchemaPlan plan = null;

    /** What was there when each trace was registered. */
    private final Map<String, List<String>> thereBefore = new ConcurrentHashMap<>();

    @BeforeEach
    void fill() throws Exception {
        shop = Shop.onSharedServer();
        shop.fill(200);
        plan = shop.plan();
        control = new FakeControl(SchemaPlans.toBytes(plan));
        control.onTrace = this::look;
        endOthersSessions();
    }

    @AfterEach
    void thaw() throws Exception {
        control.intent(Intent.STOP);
        shop.source.execute("SET GLOBAL read_only = OFF");
    }

    @Test
    void shouldLeaveNothingAfterCancelAndClean() throws Exception {
        CompletableFuture<Integer> worker = start();
        awaitReady();
        assertThat(thereBefore)
                .containsEntry(Traces.TARGET_SCHEMA, List.of("0"))
                .containsEntry(Traces.SOURCE_LOG, List.of("0"));
        assertThat(control.standing()).containsExactly(Traces.TARGET_SCHEMA, Traces.SOURCE_LOG);
        assertThat(shop.target.query(SCHEMAS)).containsExactly("1");

        control.order(new Command.Cancel());
        assertThat(worker.get(5, TimeUnit.MINUTES)).isEqualTo(WorkerSpec.EXIT_FINISHED);
        assertThat(shop.target.query(SCHEMAS))
                .as("it is kept until it is cleaned")
                .containsExactly("1");
        OrderResult cleaned = clean();

        assertThat(cleaned.refusal()).isEmpty();
        assertThat(control.standing()).doesNotContain(Traces.TARGET_SCHEMA, Traces.SOURCE_FROZEN);
        assertThat(shop.target.query(SCHEMAS)).containsExactly("0");
        assertThat(shop.target.query("SELECT count(*) FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid"
                        + " WHERE p.proname LIKE 'godwit%'"))
                .containsExactly("0");
        assertThat(shop.target.query("SELECT count(*) FROM pg_roles WHERE rolname LIKE 'godwit%'"))
                .containsExactly("0");
        await().untilAsserted(() -> assertThat(connections()).isEqualTo("0"));
        assertThat(shop.target.query("SELECT count(*) FROM \"" + shop.source.name() + "\".customer"))
                .as("the moved tables stay")
                .containsExactly("200");
    }

    @Test
    void shouldKeepAFrozenSourceRegisteredUntilItWritesAgain() throws Exception {
        CompletableFuture<Integer> worker = start();
        awaitReady();
        await().until(() -> !control.rehearsal().isEmpty());
        String next = shop.source
                .query("SELECT auto_increment FROM information_schema.tables WHERE table_schema = '"
                        + shop.source.name() + "' AND table_name = 'customer'")
                .getFirst();
        assertThat(statement("freeze")).isEqualTo("SET GLOBAL read_only = ON");
        assertThat(statement("identity"))
                .contains("SELECT setval(", "pg_get_serial_sequence(", "\"customer\"", ", " + next + ", 1)");
        control.order(new Command.Cutover());
        assertThat(worker.get(5, TimeUnit.MINUTES)).isEqualTo(WorkerSpec.EXIT_FINISHED);
        assertThat(thereBefore).containsEntry(Traces.SOURCE_FROZEN, List.of("0"));

        clean();
        assertThat(control.standing()).contains(Traces.SOURCE_FROZEN).doesNotContain(Traces.TARGET_SCHEMA);

        shop.source.execute("SET GLOBAL read_only = OFF");
        clean();
        assertThat(control.standing()).doesNotContain(Traces.SOURCE_FROZEN);
    }

    private String statement(String step) {
        return control.rehearsal().stream()
                .filter(one -> one.name().equals(step))
                .map(PlannedStep::statement)
                .findFirst()
                .orElseThrow();
    }

    private void look(EndpointTrace trace) {
        if (trace.goneAt().isPresent()) {
            return;
        }
        try {
            List<String> there = switch (trace.id()) {
                case Traces.TARGET_SCHEMA -> shop.target.query(SCHEMAS);
                case Traces.SOURCE_LOG ->
                    shop.source.query(
                            "SELECT count(*) FROM information_schema.processlist WHERE command = 'Binlog Dump'"
                                    + " AND user = 'mover'");
                default -> shop.source.query("SELECT @@GLOBAL.read_only");
            };
            thereBefore.putIfAbsent(trace.id(), there);
        } catch (SQLException e) {
            throw new UncheckedIOException(new java.io.IOException(e));
        }
    }

    /** The server is shared: what a killed worker of another test left there is none of this one's. */
    private void endOthersSessions() {
        await().ignoreExceptions().until(() -> {
            for (String id : shop.source.query(
                    "SELECT id FROM information_schema.processlist WHERE user = 'mover' AND command <> 'Killed'")) {
                shop.source.execute("KILL " + id);
            }
            return connections().equals("0");
        });
    }

    private String connections() throws SQLException {
        return shop.source
                .query("SELECT count(*) FROM information_schema.processlist WHERE user = 'mover'")
                .getFirst();
    }

    private OrderResult clean() throws Exception {
        UUID order = control.order(new Command.Clean());
        assertThat(start().get(5, TimeUnit.MINUTES)).isEqualTo(WorkerSpec.EXIT_FINISHED);
        return control.result(order).orElseThrow();
    }

    private CompletableFuture<Integer> start() {
        Task task = Tasks.of(shop, plan, control, Optional.empty(), Tuning.defaults());
        var result = new CompletableFuture<Integer>();
        Thread.ofPlatform().daemon().name("worker").start(() -> {
            try {
                result.complete(new Worker(task).run());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    private void awaitReady() {
        await().atMost(Duration.ofMinutes(5))
                .until(() -> control.last()
                        .filter(report -> report.failure().isPresent()
                                || report.conditions().stream()
                                        .anyMatch(one -> one.type() == Type.READY_FOR_CUTOVER
                                                && one.status() == Condition.Status.TRUE))
                        .isPresent());
        assertThat(control.last().orElseThrow().failure()).isEmpty();
    }
}

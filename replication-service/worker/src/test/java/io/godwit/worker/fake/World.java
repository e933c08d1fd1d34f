package io.godwit.worker.fake;

import io.godwit.engine.plan.PlannedStatement;
import io.godwit.engine.plan.PlannedStatement.Stage;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.plan.SchemaPlans;
import io.godwit.engine.plan.TablePlan;
import io.godwit.platform.message.Command;
import io.godwit.platform.migration.Condition;
import io.godwit.platform.migration.MigrationSpec;
import io.godwit.platform.migration.MigrationSpec.ReplicationSettings;
import io.godwit.platform.migration.MigrationSpec.SelectionSpec;
import io.godwit.platform.migration.SealedEndpoint;
import io.godwit.platform.seal.Credentials;
import io.godwit.platform.task.WorkerReport;
import io.godwit.worker.Worker;
import io.godwit.worker.report.TaskProgress;
import io.godwit.worker.task.Desire;
import io.godwit.worker.task.Task;
import io.godwit.worker.task.Tuning;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** A source, a target, control and the means to run workers between them. */
public final class World implements AutoCloseable {
    /** Long enough for a busy machine, also where a test names no limit. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    static {
        org.awaitility.Awaitility.setDefaultTimeout(LIMIT);
    }

    public final FakeSource source = new FakeSource();
    public final FakeTarget target = new FakeTarget();
    public final FakeControl control;
    public final SchemaPlan plan;
    private final byte[] planBytes;
    private final UUID taskId = UUID.randomUUID();
    private final UUID migration = UUID.randomUUID();
    private String freeze = "by-godwit";
    private int cutoverSeconds = 30;

    public World(TablePlan... tables) {
        plan = new SchemaPlan(
                1,
                "fake",
                "fake",
                FakeSource.SERVER,
                "shop",
                List.of(tables),
                List.of(
                        statement("table", Stage.TABLES, tables[0]),
                        statement("key", Stage.KEYS, tables[0]),
                        statement("unique", Stage.UNIQUE_KEYS, tables[0]),
                        statement("trigger", Stage.TRIGGERS, tables[0]),
                        statement("identity", Stage.IDENTITY, tables[0])));
        planBytes = SchemaPlans.toBytes(plan);
        control = new FakeControl(planBytes);
    }

    private static PlannedStatement statement(String id, Stage stage, TablePlan table) {
        return new PlannedStatement(id, stage, Optional.of(table.target()), "-- " + id, Optional.of("id"));
    }

    public World freeze(String how, int seconds) {
        freeze = how;
        cutoverSeconds = seconds;
        return this;
    }

    public static Tuning tuning() {
        return new Tuning(
                4096,
                50,
                Duration.ofMillis(5),
                Duration.ofSeconds(5),
                Duration.ofMillis(20),
                3,
                100,
                Duration.ofMillis(10),
                Duration.ofMillis(50));
    }

    /** A worker on a thread of its own; its exit code comes with the future. */
    public CompletableFuture<Integer> start(Optional<UUID> cutover) {
        Task task = task(cutover);
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

    public Task task(Optional<UUID> cutover) {
        var settings = new ReplicationSettings(2, 10, 30_000, freeze, cutoverSeconds, 192);
        var spec = new MigrationSpec(
                migration,
                "shop",
                endpoint("source"),
                endpoint("target"),
                new SelectionSpec(List.of(), List.of(), Map.of(), "", false),
                Map.of(),
                settings);
        return new Task(
                taskId,
                UUID.randomUUID(),
                spec,
                SchemaPlans.sha256(planBytes),
                cutover,
                FakeEngine.side(source),
                FakeEngine.side(target),
                Optional.empty(),
                control,
                new Desire(),
                new TaskProgress(migration),
                tuning());
    }

    private static SealedEndpoint endpoint(String name) {
        return new SealedEndpoint(
                UUID.randomUUID(),
                name,
                "fake",
                "nowhere",
                1,
                "shop",
                "app",
                "disable",
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Credentials.none());
    }

    public void await(String what, Predicate<WorkerReport> condition) {
        org.awaitility.Awaitility.await(what)
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> control.last().filter(condition).isPresent());
    }

    public void awaitCondition(Condition.Type type) {
        await(
                type.toString(),
                report -> report.conditions().stream()
                        .anyMatch(one -> one.type() == type && one.status() == Condition.Status.TRUE));
    }

    public WorkerReport.OrderResult awaitOrder(Command command) {
        UUID id = control.order(command);
        org.awaitility.Awaitility.await(command.toString())
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> control.result(id).isPresent());
        return control.result(id).orElseThrow();
    }

    /** Both sides of a table as multisets. */
    public boolean equal(TablePlan table) {
        return counted(source.rows(table)).equals(counted(target.rows(table)));
    }

    public static Map<ByteBuffer, Integer> counted(List<byte[]> rows) {
        Map<ByteBuffer, Integer> counts = new HashMap<>();
        rows.forEach(row -> counts.merge(ByteBuffer.wrap(row), 1, Integer::sum));
        return counts;
    }

    @Override
    public void close() {
        control.intent(io.godwit.platform.task.DesiredState.Intent.STOP);
    }
}

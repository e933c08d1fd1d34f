package io.godwit.worker.road;

import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.plan.SchemaPlans;
import io.godwit.platform.migration.MigrationSpec;
import io.godwit.platform.migration.MigrationSpec.ReplicationSettings;
import io.godwit.platform.migration.MigrationSpec.SelectionSpec;
import io.godwit.platform.migration.SealedEndpoint;
import io.godwit.platform.seal.Credentials;
import io.godwit.worker.report.Control;
import io.godwit.worker.report.TaskProgress;
import io.godwit.worker.task.Desire;
import io.godwit.worker.task.Side;
import io.godwit.worker.task.Task;
import io.godwit.worker.task.Tuning;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Tasks of one shop: the same task each time, another instance. */
final class Tasks {
    private Tasks() {}

    static Task of(Shop shop, SchemaPlan plan, Control control, Optional<UUID> cutover, Tuning tuning) {
        UUID id = UUID.nameUUIDFromBytes(shop.target.name().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        var spec = new MigrationSpec(
                id,
                "shop",
                endpoint("source"),
                endpoint("target"),
                new SelectionSpec(List.of(), List.of(), Map.of(), "", false),
                Map.of(),
                new ReplicationSettings(2, 1_000, 30_000, "by-godwit", 120, 192));
        return new Task(
                id,
                UUID.randomUUID(),
                spec,
                SchemaPlans.sha256(SchemaPlans.toBytes(plan)),
                cutover,
                Side.of(shop.sourceEndpoint(), shop.sourcePassword()),
                Side.of(shop.targetEndpoint(), shop.targetPassword()),
                Optional.empty(),
                control,
                new Desire(),
                new TaskProgress(id),
                tuning);
    }

    private static SealedEndpoint endpoint(String name) {
        return new SealedEndpoint(
                UUID.randomUUID(),
                name,
                "x",
                "x",
                1,
                "x",
                "x",
                "disable",
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Credentials.none());
    }
}

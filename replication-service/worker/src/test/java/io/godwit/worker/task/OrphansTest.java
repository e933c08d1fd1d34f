package io.godwit.worker.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.engine.catalog.Catalog.ForeignKey;
import io.godwit.engine.catalog.TableName;
import io.godwit.engine.plan.TablePlan;
import io.godwit.platform.migration.Condition.Type;
import io.godwit.worker.fake.Rows;
import io.godwit.worker.fake.World;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("H1")
class OrphansTest {
    private final TablePlan account = Rows.table(0, "account");
    private final TablePlan child = Rows.table(
            1,
            "child",
            new ForeignKey(
                    "fk", List.of("value"), new TableName("shop", "account"), List.of("id"), "CASCADE", "CASCADE"));

    @Test
    void shouldConvergeWhileTheSourceGoesOnToMakeRowsWithoutAParent() {
        var met = new AtomicInteger();
        try (World world = new World(account, child)) {
            world.target.state().orphans =
                    table -> table == child.id() ? List.of(Rows.key(1_000 + met.incrementAndGet())) : List.of();
            world.start(Optional.empty());

            world.awaitCondition(Type.CONVERGED);
        }
        assertThat(met.get()).isPositive();
    }
}

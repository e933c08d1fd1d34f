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
import java.util.stream.IntStream;
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
            world.target.state().orphans = (table, limit) ->
                    table == child.id() ? List.of(Rows.key(1_000 + met.incrementAndGet())) : List.of();
            world.start(Optional.empty());

            world.awaitCondition(Type.CONVERGED);
        }
        assertThat(met.get()).isPositive();
    }

    /** However many children one parent had: what is asked for at once is a page, no level. */
    @Test
    void shouldReadAllRowsOfALevelAgain() {
        List<byte[]> children = IntStream.range(0, 160_001).mapToObj(Rows::key).toList();
        var asked = new AtomicInteger();
        try (World world = new World(account, child)) {
            world.target.state().orphans = (table, limit) -> {
                if (table != child.id()) {
                    return List.of();
                }
                asked.accumulateAndGet(limit, Math::max);
                return children.subList(0, Math.min(limit, children.size()));
            };
            world.start(Optional.empty());

            world.awaitCondition(Type.CONVERGED);
        }
        assertThat(asked.get()).isGreaterThan(children.size());
    }
}

package io.godwit.worker.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.engine.plan.TablePlan;
import io.godwit.platform.message.Command;
import io.godwit.platform.migration.Condition.Type;
import io.godwit.worker.fake.Rows;
import io.godwit.worker.fake.World;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RepairsTest {
    private final TablePlan account = Rows.table(0, "account");

    /** Where the key's own column was refused, no key leads to the row. */
    @Test
    @Tag("H17")
    void shouldReadTheWholeTableAgainWhenAnEntryHasNoKey() {
        try (World world = new World(account)) {
            world.source.commit(tx -> tx.insert(account, 1, "first"));
            world.start(Optional.empty());
            world.awaitCondition(Type.VERIFIED);
            world.target.state().diverged(account.id(), List.of(new byte[0]), "REP-0102", "no character");

            assertThat(world.awaitOrder(new Command.RepairTable("account")).refusal())
                    .isEmpty();

            assertThat(world.target.state().ledger(true, 0, 10)).isEmpty();
            world.awaitCondition(Type.READY_FOR_CUTOVER);
        }
    }

    /** What somebody put right on the target needs no repair: a comparison that finds both sides equal is enough. */
    @Test
    @Tag("H23")
    void shouldCloseDivergencesWhenTheTableIsFoundEqualAgain() {
        try (World world = new World(account)) {
            world.source.commit(tx -> tx.insert(account, 1, "first"));
            world.start(Optional.empty());
            world.awaitCondition(Type.VERIFIED);
            world.target.put(account, Rows.row(1, "planted"));
            world.awaitOrder(new Command.Verify());
            assertThat(world.target.state().ledger(true, 0, 10)).hasSize(1);

            world.awaitOrder(new Command.Verify());
            assertThat(world.target.state().ledger(true, 0, 10)).hasSize(1);
            world.target.put(account, Rows.row(1, "first"));
            world.awaitOrder(new Command.Verify());

            assertThat(world.target.state().ledger(true, 0, 10)).isEmpty();
            world.awaitCondition(Type.READY_FOR_CUTOVER);
        }
    }
}

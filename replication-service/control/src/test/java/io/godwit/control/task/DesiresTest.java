package io.godwit.control.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.platform.message.Command;
import io.godwit.platform.migration.Phase;
import io.godwit.platform.task.DesiredState;
import io.godwit.platform.task.DesiredState.Intent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DesiresTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private final TaskRow task = new TaskRow();
    private final WorkerRow worker = new WorkerRow();
    private final List<OrderRow> open = new ArrayList<>();
    private final List<OrderRow> accepted = new ArrayList<>();

    DesiresTest() {
        task.id = UUID.randomUUID();
        task.intent = TaskRow.Intent.RUN.name();
        task.phase = Phase.REPLICATING.name();
        task.specVersion = 1;
        worker.instance = UUID.randomUUID();
        worker.specVersion = 1;
    }

    private DesiredState desired() {
        return Desires.of(task, worker, open, accepted);
    }

    private List<Command> given() {
        return desired().orders().stream().map(DesiredState.Order::command).toList();
    }

    private OrderRow order(Command command) {
        return OrderRow.of(task.id, UUID.randomUUID(), 1, command, NOW);
    }

    @Test
    void shouldGiveOrdersAgainUntilTheyAreDone() {
        open.add(order(new Command.ReloadTable("customer")));
        assertThat(given()).containsExactly(new Command.ReloadTable("customer"));
        assertThat(given()).containsExactly(new Command.ReloadTable("customer"));
    }

    @Test
    void shouldPauseUnlessTheTaskIsToEnd() {
        task.intent = TaskRow.Intent.PAUSE.name();
        assertThat(desired().intent()).isEqualTo(Intent.PAUSE);
        open.add(order(new Command.Cancel()));
        assertThat(desired().intent()).isEqualTo(Intent.RUN);
    }

    @Test
    void shouldStopAWorkerOfAnOldSpecification() {
        task.specVersion = 2;
        assertThat(desired().intent()).isEqualTo(Intent.STOP);
    }

    @Test
    void shouldStopAWorkerOfATaskThatIsOverUnlessItCleans() {
        task.phase = Phase.DONE.name();
        assertThat(desired().intent()).isEqualTo(Intent.STOP);
        open.add(order(new Command.Clean()));
        assertThat(desired().intent()).isEqualTo(Intent.RUN);
    }

    @Test
    @Tag("H24")
    void shouldGiveNothingBeforeACutoverOfADeadWorkerIsSettled() {
        OrderRow cutover = order(new Command.Cutover());
        cutover.begun(UUID.randomUUID(), NOW);
        open.add(cutover);
        open.add(order(new Command.Cancel()));
        assertThat(given()).isEmpty();
        cutover.compensated(NOW);
        assertThat(given()).containsExactly(new Command.Cancel());
    }

    @Test
    void shouldGoOnGivingACutoverToTheWorkerThatBeganIt() {
        OrderRow cutover = order(new Command.Cutover());
        cutover.begun(worker.instance, NOW);
        open.add(cutover);
        open.add(order(new Command.Confirm()));
        assertThat(given()).containsExactly(new Command.Cutover(), new Command.Confirm());
    }

    @Test
    void shouldTellEachWorkerOfAcceptedFindingsOnce() {
        OrderRow finding = order(new Command.AcceptFinding(new UUID(0, 1), "known"));
        accepted.add(finding);
        assertThat(given()).containsExactly(new Command.AcceptFinding(new UUID(0, 1), "known"));
        finding.known(worker.instance);
        assertThat(given()).isEmpty();
        worker.instance = UUID.randomUUID();
        assertThat(given()).hasSize(1);
    }
}

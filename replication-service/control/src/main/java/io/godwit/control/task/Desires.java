package io.godwit.control.task;

import io.godwit.platform.message.Command;
import io.godwit.platform.task.DesiredState;
import io.godwit.platform.task.DesiredState.Intent;
import io.godwit.platform.task.DesiredState.Order;
import java.util.List;
import java.util.stream.Stream;

/** What is wanted of a worker: the answer to each report. Pure. */
public final class Desires {
    private Desires() {}

    /** @param open in their order @param accepted findings, which every worker has to be told */
    public static DesiredState of(TaskRow task, WorkerRow worker, List<OrderRow> open, List<OrderRow> accepted) {
        boolean ending =
                open.stream().anyMatch(order -> order.is(Command.Cancel.class) || order.is(Command.Clean.class));
        return new DesiredState(intent(task, worker, ending), orders(worker, open, accepted));
    }

    private static Intent intent(TaskRow task, WorkerRow worker, boolean ending) {
        if (worker.specVersion() < task.specVersion() || task.over() && !ending) {
            return Intent.STOP;
        }
        return task.intent() == TaskRow.Intent.PAUSE && !ending ? Intent.PAUSE : Intent.RUN;
    }

    /** A cut-over that another worker began is settled before anything else is done, and never begun again. */
    private static List<Order> orders(WorkerRow worker, List<OrderRow> open, List<OrderRow> accepted) {
        boolean settling = open.stream()
                .anyMatch(order -> order.unsettled()
                        && !order.begunBy().filter(worker.instance()::equals).isPresent());
        if (settling) {
            return List.of();
        }
        Stream<OrderRow> given = open.stream()
                .filter(order -> order.begunBy().isEmpty()
                        || order.begunBy().filter(worker.instance()::equals).isPresent());
        return Stream.concat(accepted.stream().filter(order -> !order.knownTo(worker.instance())), given)
                .map(order -> new Order(order.id(), order.type(), order.command()))
                .toList();
    }
}

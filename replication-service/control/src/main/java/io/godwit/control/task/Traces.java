package io.godwit.control.task;

import io.godwit.platform.service.store.Transaction;
import io.godwit.platform.task.EndpointTrace;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What stands on endpoints because of a task: noted before its worker makes it, until its worker says that it is gone (H21). */
@ApplicationScoped
public class Traces {

    /** What is gone and was never there is nothing. @param task locked */
    public void keep(Transaction transaction, UUID task, EndpointTrace told) {
        var id = new TraceRow.Id(task, told.id());
        Optional<TraceRow> known = transaction.find(TraceRow.class, id);
        if (known.isPresent()) {
            known.get().now(told.goneAt().isPresent() ? gone(known.get().trace(), told) : told);
        } else if (told.goneAt().isEmpty()) {
            var row = new TraceRow();
            row.id = id;
            row.now(told);
            transaction.persist(row);
        }
    }

    private static EndpointTrace gone(EndpointTrace known, EndpointTrace told) {
        return new EndpointTrace(
                known.id(),
                known.side(),
                known.what(),
                known.removal(),
                known.meanwhile(),
                known.madeAt(),
                told.goneAt());
    }

    /** In the order in which they were made. What ends with the worker is gone with a task that is over. */
    public List<EndpointTrace> standing(Transaction transaction, TaskRow task) {
        return transaction
                .list(TraceRow.class, "from TraceRow where id.task = :task order by id.name", Map.of("task", task.id()))
                .stream()
                .map(TraceRow::trace)
                .filter(trace -> trace.goneAt().isEmpty())
                .filter(trace -> !trace.removal().isEmpty() || !task.over())
                .sorted(java.util.Comparator.comparing(EndpointTrace::madeAt))
                .toList();
    }

    /** The statements that remove what stands, each with the endpoint where it is to be executed. */
    Stream<String> removal(Transaction transaction, TaskRow task) {
        return standing(transaction, task).stream()
                .flatMap(trace ->
                        trace.removal().stream().map(statement -> statement + ";   -- on " + endpoint(task, trace)));
    }

    public static String endpoint(TaskRow task, EndpointTrace trace) {
        return trace.side().equals("source")
                ? task.spec().source().name()
                : task.spec().target().name();
    }
}

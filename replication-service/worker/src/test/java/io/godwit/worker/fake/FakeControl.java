package io.godwit.worker.fake;

import io.godwit.platform.message.Command;
import io.godwit.platform.task.CutoverStep;
import io.godwit.platform.task.DesiredState;
import io.godwit.platform.task.DesiredState.Intent;
import io.godwit.platform.task.DesiredState.Order;
import io.godwit.platform.task.EndpointTrace;
import io.godwit.platform.task.PlannedStep;
import io.godwit.platform.task.WorkerReport;
import io.godwit.platform.task.WorkerReport.OrderResult;
import io.godwit.worker.report.Control;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Control in memory: gives orders until they are done, keeps the steps of cut-overs. */
public final class FakeControl implements Control {
    private final byte[] plan;
    private final Map<UUID, Order> orders = new LinkedHashMap<>();
    private final Map<UUID, OrderResult> results = new LinkedHashMap<>();
    private final List<CutoverStep> steps = new ArrayList<>();
    private final Map<String, EndpointTrace> traces = new LinkedHashMap<>();
    private volatile List<PlannedStep> rehearsal = List.of();

    /** Called before the plan of a cut-over is kept. */
    public volatile Runnable onRehearsal = () -> {};

    /** Called with each trace before it is kept. */
    public volatile Consumer<EndpointTrace> onTrace = trace -> {};

    /** Whether traces get onto its disk. */
    public volatile boolean takesTraces = true;

    private Intent intent = Intent.RUN;
    private @Nullable WorkerReport last;

    /** Called with each step before it is kept. */
    public volatile Consumer<CutoverStep> onStep = step -> {};

    public volatile boolean away;

    public FakeControl(byte[] plan) {
        this.plan = plan;
    }

    public synchronized UUID order(Command command) {
        UUID id = UUID.randomUUID();
        orders.put(id, new Order(id, command.type(), command));
        return id;
    }

    public synchronized void intent(Intent wanted) {
        intent = wanted;
    }

    public synchronized Optional<OrderResult> result(UUID order) {
        return Optional.ofNullable(results.get(order));
    }

    public synchronized Optional<WorkerReport> last() {
        return Optional.ofNullable(last);
    }

    public synchronized List<CutoverStep> steps() {
        return List.copyOf(steps);
    }

    @Override
    public synchronized DesiredState report(WorkerReport report) throws IOException {
        if (away) {
            throw new IOException("away");
        }
        last = report;
        for (OrderResult result : report.done()) {
            orders.remove(result.order());
            results.put(result.order(), result);
        }
        return new DesiredState(intent, List.copyOf(orders.values()));
    }

    @Override
    public byte[] plan() throws IOException {
        if (away) {
            throw new IOException("away");
        }
        return plan;
    }

    @Override
    public void step(CutoverStep step) throws IOException {
        if (away) {
            throw new IOException("away");
        }
        onStep.accept(step);
        synchronized (this) {
            steps.removeIf(known -> known.number() == step.number());
            steps.add(step);
        }
    }

    /** What stands on the endpoints as control knows it, by id. */
    public synchronized List<String> standing() {
        return traces.values().stream()
                .filter(trace -> trace.goneAt().isEmpty())
                .map(EndpointTrace::id)
                .toList();
    }

    public List<PlannedStep> rehearsal() {
        return rehearsal;
    }

    @Override
    public void trace(EndpointTrace trace) throws IOException {
        if (away || !takesTraces) {
            throw new IOException("away");
        }
        onTrace.accept(trace);
        synchronized (this) {
            if (trace.goneAt().isEmpty() || traces.containsKey(trace.id())) {
                traces.put(trace.id(), trace);
            }
        }
    }

    @Override
    public void rehearsal(List<PlannedStep> told) throws IOException {
        if (away) {
            throw new IOException("away");
        }
        onRehearsal.run();
        rehearsal = List.copyOf(told);
    }

    @Override
    public synchronized List<CutoverStep> steps(UUID cutover) {
        return List.copyOf(steps);
    }
}

package io.godwit.worker.task;

import io.godwit.platform.message.Command;
import io.godwit.platform.problem.Problem;
import io.godwit.platform.task.DesiredState;
import io.godwit.platform.task.DesiredState.Intent;
import io.godwit.platform.task.DesiredState.Order;
import io.godwit.platform.task.WorkerReport.OrderResult;
import io.godwit.platform.task.WorkerSpec;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What control wants of this worker, as last told; while control is away the worker goes on so. Thread-safe.
 *
 * <pre>
 *   order:  given ──take──▶ taken ──finished──▶ done, reported until control gives it no more
 * </pre>
 */
public final class Desire {
    private final Deque<Order> given = new ArrayDeque<>();
    private final Set<UUID> known = new HashSet<>();
    private final Map<UUID, OrderResult> done = new LinkedHashMap<>();
    private Intent intent = Intent.RUN;
    private boolean heard;
    private int busy;
    private @Nullable Ended end;

    public synchronized void told(DesiredState desired) {
        heard = true;
        intent = desired.intent();
        Set<UUID> listed = desired.orders().stream().map(Order::id).collect(Collectors.toSet());
        done.keySet().retainAll(listed);
        known.retainAll(listed);
        for (Order order : desired.orders()) {
            if (known.add(order.id())) {
                given.add(order);
            }
        }
        if (intent == Intent.STOP) {
            end(new Ended(WorkerSpec.EXIT_STOPPED, "control told this worker to stop"));
        }
        notifyAll();
    }

    /** Ends the process at the next place where nothing is half done; the first reason holds. */
    public synchronized void end(Ended reason) {
        if (end == null) {
            end = reason;
        }
        notifyAll();
    }

    /** Throws when the process is to end, or when an order waits for which the road must be left. */
    public synchronized void check() {
        if (end != null) {
            throw end;
        }
        if (given.stream().anyMatch(order -> leaves(order.command()))) {
            throw Ended.roadLeft();
        }
    }

    /** Takes the order for which the road was left; may be asked before the road begins. */
    public synchronized Optional<Order> takeLeaving() {
        Optional<Order> order =
                given.stream().filter(one -> leaves(one.command())).findFirst();
        order.ifPresent(given::remove);
        return order;
    }

    private static boolean leaves(Command command) {
        return command instanceof Command.Cancel || command instanceof Command.Clean;
    }

    public synchronized boolean ending() {
        return end != null;
    }

    public synchronized boolean paused() {
        return intent == Intent.PAUSE && end == null;
    }

    /** Paused, and nothing that was begun before is still being written. */
    public synchronized boolean resting() {
        return paused() && busy == 0;
    }

    /** Blocks while paused, then begins a piece of work. Throws when the process is to end. */
    public synchronized void awaitBegin() {
        while (paused()) {
            pause(1_000);
        }
        check();
        busy++;
    }

    /** False while paused; otherwise a piece of work is begun, whose {@link #ended} must follow. */
    public synchronized boolean begin() {
        if (paused()) {
            return false;
        }
        busy++;
        return true;
    }

    public synchronized void ended() {
        busy--;
    }

    /** Waits until control was heard once, at most so long; false when it is away. */
    public synchronized boolean awaitHeard(long millis) {
        long until = System.nanoTime() + millis * 1_000_000;
        while (!heard && end == null && System.nanoTime() < until) {
            pause(Math.max(1, (until - System.nanoTime()) / 1_000_000));
        }
        return heard;
    }

    /** Takes the first order that fits, waiting for it so long. */
    public synchronized Optional<Order> take(long millis, Predicate<Command> fits) {
        long until = System.nanoTime() + millis * 1_000_000;
        while (true) {
            check();
            for (Iterator<Order> orders = given.iterator(); orders.hasNext(); ) {
                Order order = orders.next();
                if (fits.test(order.command())) {
                    orders.remove();
                    return Optional.of(order);
                }
            }
            long left = (until - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return Optional.empty();
            }
            pause(left);
        }
    }

    /** Gives an order back that an interrupted attempt had taken. */
    public synchronized void giveBack(Order order) {
        given.addFirst(order);
    }

    public synchronized void finished(Order order, @Nullable Problem refusal) {
        done.put(order.id(), new OrderResult(order.id(), Optional.ofNullable(refusal)));
    }

    public synchronized List<OrderResult> results() {
        return List.copyOf(done.values());
    }

    private void pause(long millis) {
        try {
            wait(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Ended(WorkerSpec.EXIT_STOPPED, "interrupted");
        }
    }
}

package io.godwit.worker.shape;

import io.godwit.engine.plan.PlannedStatement;
import io.godwit.engine.plan.PlannedStatement.Stage;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.target.TaskState;
import io.godwit.engine.target.TaskState.TableStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Makes primary keys and indexes as soon as a table's rows are there, largest tables first, some tables at once. One caller.
 */
public final class KeyBuilder implements AutoCloseable {
    private final Shaper shaper;
    private final TaskState state;
    private final ExecutorService threads;
    private final Map<Integer, List<PlannedStatement>> open = new LinkedHashMap<>();
    private final List<PlannedStatement> tableless = new ArrayList<>();
    private final List<Future<?>> running = new ArrayList<>();
    private final Set<Integer> begun = new HashSet<>();

    public KeyBuilder(Shaper shaper, TaskState state, int parallel) {
        this.shaper = shaper;
        this.state = state;
        this.threads = Executors.newFixedThreadPool(
                parallel, Thread.ofPlatform().daemon().name("key-builder-", 1).factory());
        for (PlannedStatement statement : shaper.open(Stage.KEYS)) {
            Optional<TablePlan> table = shaper.table(statement);
            if (table.isPresent()) {
                open.computeIfAbsent(table.get().id(), id -> new ArrayList<>()).add(statement);
            } else {
                tableless.add(statement);
            }
        }
    }

    /** Begins the keys of the tables whose last chunk is done. Throws what ended an earlier one. */
    public void step() {
        check();
        state.tables().stream()
                .filter(table -> table.state() != TableStatus.State.STOPPED)
                .filter(table -> table.chunksDone() >= table.chunks())
                .filter(table -> open.containsKey(table.table()))
                .filter(table -> begun.add(table.table()))
                .sorted(Comparator.comparingLong(TableStatus::bytesLoaded).reversed())
                .forEach(table -> running.add(threads.submit(() -> build(table.table()))));
    }

    private void build(int table) {
        for (PlannedStatement statement : open.getOrDefault(table, List.of())) {
            if (!shaper.execute(statement) && Shaper.stopsTable(statement)) {
                return;
            }
        }
    }

    public boolean finished() {
        check();
        return running.stream().allMatch(Future::isDone);
    }

    /** Statements that belong to no table of the plan: last. */
    public void rest() {
        tableless.forEach(shaper::execute);
    }

    private void check() {
        for (Future<?> one : running) {
            if (one.state() == Future.State.FAILED) {
                try {
                    one.get();
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof RuntimeException known) {
                        throw known;
                    }
                    throw new IllegalStateException(e.getCause());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}

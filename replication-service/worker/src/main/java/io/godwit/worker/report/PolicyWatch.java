package io.godwit.worker.report;

import io.godwit.engine.EngineException;
import io.godwit.engine.chunk.RowReader;
import io.godwit.engine.chunk.RowReader.Altered;
import io.godwit.engine.target.TaskState.TableStatus;
import io.godwit.platform.problem.Problem;
import io.godwit.worker.problem.ReplicationProblem;
import io.godwit.worker.task.Repeating;
import io.godwit.worker.task.Task;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Counts what policies change, by table and column, in the source's rows as they are: again whenever changes came since, so
 * that the number is right after a restart and counts no row twice, however often it was read. One finding for each column.
 *
 * <p>It takes at most a fiftieth of the time: a table whose count took long waits long for the next.
 */
public final class PolicyWatch implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(PolicyWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final int REST = 50;

    private final Task task;
    private final RowReader rows;
    private final Repeating repeating;
    private final Map<Integer, Counted> counted = new HashMap<>();

    /**
     * @param changes that the table had seen
     * @param again when it may be counted again, in nanoseconds
     */
    private record Counted(long changes, long again, Set<String> columns) {}

    /** @param rows used by this thread alone */
    public PolicyWatch(Task task, RowReader rows) {
        this.task = task;
        this.rows = rows;
        this.repeating = new Repeating("policy-watch", EVERY, this::turn);
    }

    public void start() {
        repeating.start();
    }

    private void turn() {
        task.progress().view().tables().forEach(this::look);
    }

    private void look(TableStatus status) {
        Counted last = counted.get(status.table());
        boolean loaded = status.chunks() == status.chunksDone();
        boolean due =
                last == null || (last.changes() != status.changesApplied() && System.nanoTime() - last.again() >= 0);
        if (!repeating.closing() && loaded && due && status.state() != TableStatus.State.STOPPED) {
            try {
                count(status, last == null ? Set.of() : last.columns());
            } catch (EngineException e) {
                LOG.debugf("policies not counted: table=%d kind=%s", status.table(), e.kind());
            }
        }
    }

    private void count(TableStatus status, Set<String> before) {
        TableProgress table = task.progress().table(status.table());
        long begun = System.nanoTime();
        List<Altered> found = rows.altered(table.plan());
        long ended = System.nanoTime();
        String name = table.plan().source().toString();
        Set<String> columns = new HashSet<>();
        for (Altered column : found) {
            columns.add(column.column());
            String detail = "%s, column %s, rule %s by the policy %s: %d values are carried as NULL."
                    .formatted(name, column.column(), column.rule(), column.policy(), column.values());
            task.progress()
                    .findings()
                    .raise(
                            Problem.of(ReplicationProblem.CARRIED_BY_POLICY, detail)
                                    .about(name + "." + column.column()),
                            column.values());
        }
        before.stream()
                .filter(column -> !columns.contains(column))
                .forEach(column -> task.progress()
                        .findings()
                        .close(ReplicationProblem.CARRIED_BY_POLICY, name + "." + column, ""));
        table.altered(found.stream().mapToLong(Altered::values).sum());
        counted.put(
                status.table(),
                new Counted(
                        status.changesApplied(),
                        found.isEmpty() && before.isEmpty() ? ended : ended + REST * (ended - begun),
                        columns));
    }

    @Override
    public void close() {
        repeating.close();
    }
}

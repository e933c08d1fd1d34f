package io.godwit.worker.task;

import io.godwit.engine.EngineException;
import io.godwit.engine.change.ChangeCapture;
import io.godwit.engine.chunk.RowReader;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.target.Target;
import io.godwit.engine.target.TaskState;
import io.godwit.platform.problem.ProblemException;
import io.godwit.worker.change.ChangedKeys;
import io.godwit.worker.change.Descendants;
import io.godwit.worker.change.Stream;
import io.godwit.worker.problem.Failures;
import io.godwit.worker.report.PolicyWatch;
import io.godwit.worker.report.StateWatch;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What one travel of the road holds open; closed last first. Used by the conductor's thread. */
public final class Connections implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Connections.class);

    private final Task task;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private @Nullable Target target;
    private @Nullable TaskState state;
    private @Nullable ChangeCapture questions;
    private @Nullable RowReader sourceRows;
    private @Nullable RowReader targetRows;
    private @Nullable Stream stream;

    Connections(Task task) {
        this.task = task;
    }

    public Task task() {
        return task;
    }

    void open() {
        target = opened(task.target().openTarget());
        questions = opened(task.source().openChanges());
        sourceRows = opened(task.source().openRows());
        same("source", questions.server().id(), sourceRows.server().id());
        targetRows = opened(task.target().openRows());
        same("target", target.server().id(), targetRows.server().id());
        LOG.infof(
                "connected: source=%s %s target=%s %s",
                questions.server().flavor(),
                questions.server().version(),
                target.server().flavor(),
                target.server().version());
    }

    /** Every connection must lead to the server that the first one met (H18). */
    static void same(String side, String first, String second) {
        if (!first.equals(second)) {
            throw new EngineException(
                    EngineException.Kind.WRONG_SERVER,
                    "Two connections to the " + side + " led to two servers: " + first + " and " + second + ".",
                    "Let the endpoint name one server, not a balancer.");
        }
    }

    public Target target() {
        return needed(target);
    }

    public TaskState state() {
        if (state == null) {
            state = target().task(task.id(), questions()::position);
        }
        return state;
    }

    /** Answers questions about the source's log; the conductor's, no other thread uses it. */
    public ChangeCapture questions() {
        return needed(questions);
    }

    public RowReader sourceRows() {
        return needed(sourceRows);
    }

    public RowReader targetRows() {
        return needed(targetRows);
    }

    public Stream stream() {
        return needed(stream);
    }

    void watchState() {
        StateWatch watch =
                opened(new StateWatch(task, state(), opened(task.source().openChanges())));
        watch.look();
        watch.start();
        opened(new PolicyWatch(task, opened(task.source().openRows()))).start();
    }

    void startStream(SchemaPlan plan) {
        ChangedKeys keys = task.progress().changedKeys(() -> new ChangedKeys(Descendants.of(plan)));
        var applier = target().openApplier(state(), task.instance().toString());
        ChangeCapture capture;
        try {
            capture = task.source().openChanges();
        } catch (RuntimeException e) {
            applier.close();
            throw e;
        }
        stream = opened(new Stream(task, state(), plan, capture, applier, keys));
        stream.start();
    }

    /**
     * The stream ends, {@code between} runs, and another one goes on from the checkpoint: its reader knows nothing of the tables
     * that the former one had stopped, so it hands out their rows again.
     */
    public void restartStream(SchemaPlan plan, Runnable between) {
        Stream before = stream();
        open.remove(before);
        before.close();
        try {
            between.run();
        } catch (ProblemException e) {
            startStream(plan);
            throw e;
        }
        startStream(plan);
    }

    /** The source's table is gone or of another form: it stops, all others go on (H10). */
    public void stopTable(TablePlan table, EngineException why) {
        var code = Failures.ofTable(why);
        LOG.warnf("table stopped: table=%s problem=%s", table.source(), code.code());
        if (stream != null) {
            stream.rules().stop(table.id());
        }
        state().stop(table.id(), code.code(), table.source() + ": " + why.getMessage());
    }

    /** Ends this road; the next one begins at once, by what the target holds then. */
    public RuntimeException roadAnew(String why) {
        return Ended.roadAnew(why);
    }

    /** Throws what ended the stream, or that this process is to end. */
    public void check() {
        if (stream != null) {
            stream.check();
        }
        task.desire().check();
    }

    public <T extends AutoCloseable> T opened(T resource) {
        open.push(resource);
        return resource;
    }

    private static <T> T needed(@Nullable T resource) {
        if (resource == null) {
            throw new IllegalStateException("not connected yet");
        }
        return resource;
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                LOG.debugf("closing failed: %s", e.getMessage());
            }
        }
    }
}

package io.godwit.engine.postgresql;

import io.godwit.engine.Endpoint;
import io.godwit.engine.EngineException;
import io.godwit.engine.Password;
import io.godwit.engine.change.ChangeBatch;
import io.godwit.engine.change.ChangeLog;
import io.godwit.engine.chunk.ChunkLease;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.row.RowBuffer;
import io.godwit.engine.target.Applier;
import io.godwit.engine.target.Target;
import io.godwit.engine.target.TaskState;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A worker in a process of its own, so that it can be stopped and woken. Does one step per line that it reads and answers with
 * one line: {@code done}, or the kind of the failure.
 */
public final class Worker {
    private final Target target;
    private final TaskState state;
    private final TablePlan table;
    private final String instance;
    private final Target.ChunkWriter writer;
    private @Nullable ChunkLease lease;
    private Target.@Nullable ChunkTransaction chunk;
    private @Nullable Applier applier;

    private Worker(Endpoint endpoint, Password password, UUID task, String instance) {
        this.target = TargetFixture.engine().openTarget(endpoint, password).orElseThrow();
        this.state = target.task(task, TestPosition::parse);
        this.table = state.plan().orElseThrow().plan().tables().getFirst();
        this.writer = target.openWriter(state);
        this.instance = instance;
    }

    public static void main(String[] arguments) throws Exception {
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String[] where = in.readLine().split("\t");
        Endpoint endpoint = new Endpoint(
                "postgresql",
                where[0],
                Integer.parseInt(where[1]),
                where[2],
                where[3],
                Endpoint.Tls.disabled(),
                Map.of());
        Worker worker = new Worker(endpoint, new Password(where[4].toCharArray()), UUID.fromString(where[5]), where[6]);
        System.out.println("done");
        for (String step = in.readLine(); step != null; step = in.readLine()) {
            System.out.println(worker.answer(step));
        }
        System.exit(0);
    }

    private String answer(String step) {
        try {
            run(step);
            return "done";
        } catch (EngineException e) {
            return e.kind().name();
        } catch (RuntimeException e) {
            return e.toString();
        }
    }

    private void run(String step) {
        switch (step) {
            case "lease" ->
                lease = state.lease(instance, Duration.ofMillis(300)).orElseThrow();
            case "begin" -> chunk = writer.begin(lease, table);
            case "rows" -> chunk.rows(rows());
            case "commit" -> chunk.commit(TargetFixture.reading(rows(), 5));
            case "open" -> applier = target.openApplier(state, instance);
            case "part" -> applier.applyPart(batch("part"));
            case "apply" -> applier.apply(batch(instance));
            default -> throw new IllegalArgumentException(step);
        }
    }

    private RowBuffer rows() {
        RowBuffer buffer = new RowBuffer(64);
        TestTable.put(buffer, table, 1, instance);
        TestTable.put(buffer, table, 2, instance);
        return buffer;
    }

    /** Inserts row 100 with the instance's name. */
    private ChangeBatch batch(String value) {
        ChangeLog log = new ChangeLog(table);
        log.insert(TestTable.row(table, value.equals("part") ? 101 : 100, value));
        return TargetFixture.batch(10, log);
    }
}

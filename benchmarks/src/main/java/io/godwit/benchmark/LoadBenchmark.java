package io.godwit.benchmark;

import io.godwit.engine.plan.SchemaPlan;
import io.godwit.platform.migration.Condition;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Loads tables of the same shape and size one after another in one task of one worker process: the first warms the process up,
 * the others are measured. A table's time ends when as many rows are committed in the target as it and those before it have;
 * with two loaders the chunk after it is then under way, which the next table's end takes back.
 */
final class LoadBenchmark {
    private final Sides sides;
    private final WorkerProcess.Settings settings;
    private final long rows;
    private final List<String> tables = new ArrayList<>();

    LoadBenchmark(Sides sides, WorkerProcess.Settings settings, long rows, int runs) {
        this.sides = sides;
        this.settings = settings;
        this.rows = rows;
        tables.add("warm_up");
        for (int i = 1; i <= runs; i++) {
            tables.add("run_" + i);
        }
    }

    Map<String, String[]> source() {
        Map<String, String[]> statements = new LinkedHashMap<>();
        for (String table : tables) {
            statements.put(table, new String[] {SampleRows.create(table), SampleRows.fill(table, rows)});
        }
        return statements;
    }

    List<String> tables() {
        return tables;
    }

    /** @param peak one element, set to the worker's peak memory */
    List<Figures.Run> run(long[] peak) throws IOException, GeneralSecurityException, SQLException {
        sides.emptyTarget();
        SchemaPlan plan = sides.plan(tables);
        List<Figures.Run> runs = new ArrayList<>();
        try (WorkerProcess worker = WorkerProcess.start(settings, sides, plan);
                Connection target = sides.openTarget(SampleRows.DATABASE)) {
            Meter meter = new Meter(sides, worker.pid());
            long bytesBefore = 0;
            for (int i = 0; i < tables.size(); i++) {
                long wanted = rows * (i + 1);
                worker.await(() -> loaded(target)[0] >= wanted);
                long bytes = loaded(target)[1];
                runs.add(meter.lap("godwit", i == 0 ? "warm-up" : "run " + i, rows, bytes - bytesBefore));
                bytesBefore = bytes;
            }
            peak[0] = worker.peakMemory();
            worker.awaitCondition(Condition.Type.LOADED);
        }
        for (String table : tables) {
            String sent = sides.ask(false, SampleRows.sum("bench." + table));
            String arrived = sides.ask(true, SampleRows.sum("bench." + table));
            if (!sent.equals(arrived)) {
                throw new IllegalStateException(table + " arrived as " + arrived + ", not " + sent);
            }
        }
        return runs;
    }

    /** Rows and bytes that are committed, by the worker's own records. */
    private static long[] loaded(Connection target) {
        try (PreparedStatement there = target.prepareStatement("SELECT to_regclass('godwit.chunk') IS NOT NULL");
                ResultSet answer = there.executeQuery()) {
            answer.next();
            if (!answer.getBoolean(1)) {
                return new long[] {0, 0};
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        try (PreparedStatement sum = target.prepareStatement(
                        "SELECT coalesce(sum(rows), 0), coalesce(sum(bytes), 0) FROM godwit.chunk");
                ResultSet answer = sum.executeQuery()) {
            answer.next();
            return new long[] {answer.getLong(1), answer.getLong(2)};
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

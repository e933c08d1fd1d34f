package io.godwit.benchmark;

import io.godwit.engine.plan.SchemaPlan;
import io.godwit.platform.migration.Condition;
import io.godwit.platform.task.DesiredState.Intent;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Changes of single rows, applied in strict mode. The worker is paused while the source makes them, so that the source's own
 * work is not in the way; the time runs from the answer that lets it go on to the moment when the last change can be read in
 * the target.
 */
final class ChangesBenchmark {
    private static final List<String> TABLES = List.of("account", "marker");
    private static final int SMALL = 3;
    private static final int MEDIUM = 100;

    private final Sides sides;
    private final WorkerProcess.Settings settings;
    private final long changes;
    private final int runs;
    private final long accounts;

    ChangesBenchmark(Sides sides, WorkerProcess.Settings settings, long changes, int runs) {
        this.sides = sides;
        this.settings = settings;
        this.changes = changes;
        this.runs = runs;
        this.accounts = changes * (runs + 1) / 2;
    }

    private void fill() throws SQLException {
        Map<String, String[]> statements = new LinkedHashMap<>();
        statements.put("account", new String[] {SampleRows.createAccount(), SampleRows.fillAccount(accounts)});
        statements.put("marker", new String[] {"CREATE TABLE marker (id INT NOT NULL PRIMARY KEY)", "DO 0"});
        sides.onSource("", "DROP DATABASE IF EXISTS " + SampleRows.DATABASE);
        sides.fill(statements, accounts);
        sides.onSource(SampleRows.DATABASE, "SET sql_log_bin = 0", SampleRows.churn());
    }

    /** @param peak one element, set to the worker's peak memory */
    List<Figures.Run> run(long[] peak) throws IOException, GeneralSecurityException, SQLException {
        fill();
        sides.emptyTarget();
        SchemaPlan plan = sides.plan(TABLES);
        List<Figures.Run> measured = new ArrayList<>();
        try (WorkerProcess worker = WorkerProcess.start(settings, sides, plan)) {
            worker.awaitCondition(Condition.Type.VERIFIED);
            for (int i = 0; i <= runs; i++) {
                pause(worker);
                double before = Usage.cpu(worker.pid());
                change(i);
                measured.add(drain(worker, i, before));
            }
            peak[0] = worker.peakMemory();
        }
        String sent = sides.ask(false, SampleRows.sumAccount("bench.account"));
        String arrived = sides.ask(true, SampleRows.sumAccount("bench.account"));
        if (!sent.equals(arrived)) {
            throw new IllegalStateException("accounts arrived as " + arrived + ", not " + sent);
        }
        return measured;
    }

    private static void pause(WorkerProcess worker) throws IOException {
        worker.control().intent(Intent.PAUSE);
        worker.await(() -> worker.control().intentHeardAt() != 0);
    }

    /** The first half of a run's changes in small transactions, the second in medium ones; a marker behind them. */
    private void change(int run) throws SQLException {
        long first = run * changes;
        long middle = first + changes / 2;
        long end = first + changes;
        sides.onSource(
                SampleRows.DATABASE,
                "CALL churn(" + first + ", " + (middle - 1) + ", " + SMALL + ", " + accounts + ")",
                "CALL churn(" + middle + ", " + (end - 1) + ", " + MEDIUM + ", " + accounts + ")",
                "SET autocommit = 1",
                "INSERT INTO marker VALUES (" + run + ")");
    }

    /** @param before the worker's CPU time when it was paused: what it reads ahead while it is paused counts too */
    private Figures.Run drain(WorkerProcess worker, int run, double before) throws IOException, SQLException {
        Meter meter = new Meter(sides, worker.pid());
        worker.control().intent(Intent.RUN);
        worker.await(() -> worker.control().intentHeardAt() != 0);
        long begun = worker.control().intentHeardAt();
        try (Connection target = sides.openTarget(SampleRows.DATABASE)) {
            worker.await(() -> there(target, run));
        }
        double wall = (System.nanoTime() - begun) / 1e9;
        double cpu = Usage.cpu(worker.pid()) - before;
        Figures.Run lap = meter.lap("godwit", run == 0 ? "warm-up" : "run " + run, changes, 0);
        return new Figures.Run(
                lap.who(), lap.name(), changes, 0, wall, cpu, lap.system(), lap.sourceCpu(), lap.targetCpu());
    }

    private static boolean there(Connection target, int marker) {
        try (var statement = target.createStatement();
                var row = statement.executeQuery("SELECT 1 FROM bench.marker WHERE id = " + marker)) {
            return row.next();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

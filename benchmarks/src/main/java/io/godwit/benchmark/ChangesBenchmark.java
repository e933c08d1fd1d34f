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
    private static final long ACCOUNTS = 1_000_000;

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
        this.accounts = Math.max(Math.min(ACCOUNTS, changes * 4), changes * (runs + 1));
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
            long done = 0;
            for (int i = 0; i <= runs; i++) {
                boolean small = i % 2 == 0;
                pause(worker);
                sides.onSource(
                        SampleRows.DATABASE,
                        "CALL churn(" + done + ", " + (done + changes - 1) + ", " + (small ? 3 : 100) + ", " + accounts
                                + ")",
                        "INSERT INTO marker VALUES (" + i + ")");
                done += changes;
                String name = (i == 0 ? "warm-up" : "run " + i) + (small ? " tx=3" : " tx=100");
                measured.add(drain(worker, i, name));
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

    private Figures.Run drain(WorkerProcess worker, int marker, String name)
            throws IOException, SQLException {
        Meter meter = new Meter(sides, worker.pid());
        worker.control().intent(Intent.RUN);
        worker.await(() -> worker.control().intentHeardAt() != 0);
        long begun = worker.control().intentHeardAt();
        try (Connection target = sides.openTarget(SampleRows.DATABASE)) {
            worker.await(() -> there(target, marker));
        }
        Figures.Run lap = meter.lap("godwit", name, changes, 0);
        double wall = (System.nanoTime() - begun) / 1e9;
        return new Figures.Run(
                lap.who(), lap.name(), lap.units(), 0, wall, lap.cpu(), lap.system(), lap.sourceCpu(), lap.targetCpu());
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

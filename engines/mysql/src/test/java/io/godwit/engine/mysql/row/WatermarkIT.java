package io.godwit.engine.mysql.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.engine.change.Position;
import io.godwit.engine.chunk.KeyRange;
import io.godwit.engine.chunk.Reading;
import io.godwit.engine.chunk.RowReader;
import io.godwit.engine.mysql.Captures;
import io.godwit.engine.mysql.Plans;
import io.godwit.engine.mysql.Recorded;
import io.godwit.engine.mysql.Recorded.Change;
import io.godwit.engine.mysql.Recorded.Transaction;
import io.godwit.engine.mysql.Sources.Flavor;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.plan.TablePlan;
import io.godwit.platform.servers.test.TestDatabase;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * While 32 sessions commit as fast as they can: every transaction that a read saw lies before its watermark, and every one that
 * lies before the capture's start is seen by the reads that follow it (H5).
 */
@Tag("H5")
class WatermarkIT {
    private static final int COMMITTERS = 32;
    private static final int READS = 3000;
    private static final int OPENINGS = 20;

    /** What one read saw: the number that each committer's row had. */
    private record Seen(Map<Integer, Long> numbers, Position watermark) {}

    @ParameterizedTest
    @EnumSource(Flavor.class)
    void shouldBoundWhatAReadSawUnderManyCommitters(Flavor flavor) throws Exception {
        TestDatabase database = flavor.database();
        database.execute("CREATE TABLE t (id INT PRIMARY KEY, n BIGINT NOT NULL)");
        for (int i = 0; i < COMMITTERS; i++) {
            database.execute("INSERT INTO t VALUES (" + i + ", 0)");
        }
        SchemaPlan plan = new Plans().of(database);
        Position start = Captures.open(database, plan);
        List<Seen> seen = new ArrayList<>();
        List<Seen> openings = new ArrayList<>();
        AtomicBoolean stop = new AtomicBoolean();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> committers = new ArrayList<>();
            for (int i = 0; i < COMMITTERS; i++) {
                int row = i;
                committers.add(executor.submit((Callable<Void>) () -> commit(database, row, stop)));
            }
            try (RowReader reader = Captures.rows(database)) {
                TablePlan table = plan.tables().getFirst();
                for (int i = 0; i < READS; i++) {
                    seen.add(read(reader, table));
                    if (i % (READS / OPENINGS) == 0) {
                        Position opened = Captures.open(database, plan);
                        openings.add(new Seen(read(reader, table).numbers(), opened));
                    }
                }
            } finally {
                stop.set(true);
            }
            for (Future<?> committer : committers) {
                committer.get();
            }
        }
        Map<Integer, TreeMap<Long, Position>> ends = ends(Captures.stream(database, plan, start));
        assertThat(ends.values().stream().mapToInt(Map::size).sum()).isGreaterThan(2000);
        for (Seen one : seen) {
            one.numbers().forEach((row, number) -> check(one, ends.get(row), number, flavor == Flavor.MARIADB));
        }
        for (Seen opening : openings) {
            opening.numbers().forEach((row, number) -> {
                Position next = end(ends.get(row), number + 1);
                assertThat(next == null || next.compareTo(opening.watermark()) > 0)
                        .as("number %d of row %d ends at %s, before the start %s, and was not seen after it",
                                number + 1, row, next, opening.watermark())
                        .isTrue();
            });
        }
    }

    private static void check(Seen seen, TreeMap<Long, Position> ends, long number, boolean exact) {
        if (number > 0) {
            assertThat(ends.get(number).compareTo(seen.watermark()))
                    .as("the transaction that was seen ends at %s, the watermark is %s", ends.get(number), seen.watermark())
                    .isLessThanOrEqualTo(0);
        }
        Position next = end(ends, number + 1);
        if (exact && next != null) {
            assertThat(next.compareTo(seen.watermark()))
                    .as("the next transaction was not seen; it ends at %s, the watermark is %s", next, seen.watermark())
                    .isGreaterThan(0);
        }
    }

    private static Position end(Map<Long, Position> ends, long number) {
        return ends.get(number);
    }

    private static Void commit(TestDatabase database, int row, AtomicBoolean stop) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            while (!stop.get()) {
                statement.execute("UPDATE t SET n = n + 1 WHERE id = " + row);
            }
        }
        return null;
    }

    private static Seen read(RowReader reader, TablePlan table) {
        Recorded rows = new Recorded();
        Reading reading = reader.read(table, KeyRange.ALL, rows);
        Map<Integer, Long> numbers = new HashMap<>();
        for (byte[] tuple : rows.rows()) {
            numbers.put(id(tuple), number(tuple));
        }
        return new Seen(numbers, reading.watermark().orElseThrow());
    }

    private static int id(byte[] tuple) {
        return ByteBuffer.wrap(tuple).getInt(6);
    }

    private static long number(byte[] tuple) {
        return ByteBuffer.wrap(tuple).getLong(14);
    }

    /** For each row the end of the transaction that set each of its numbers. */
    private static Map<Integer, TreeMap<Long, Position>> ends(Recorded stream) {
        Map<Integer, TreeMap<Long, Position>> ends = new HashMap<>();
        for (int i = 0; i < COMMITTERS; i++) {
            ends.put(i, new TreeMap<>());
        }
        for (Transaction transaction : stream.transactions()) {
            for (Change change : transaction.changes()) {
                ends.get(id(change.after())).put(number(change.after()), transaction.end());
            }
        }
        return ends;
    }
}

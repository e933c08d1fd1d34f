package io.godwit.engine.mysql.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.engine.change.Position;
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
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A table without a key, read whole under writers: the rows and the changes behind the reading's position together are the
 * table, counted with its duplicates (H6).
 */
@Tag("H6")
class ExactReadIT {
    private static final int WRITERS = 6;
    private static final int READS = 12;
    /** Statements, some of which change nothing, that make more than a hundred transactions. */
    private static final int ENOUGH = 600;

    @ParameterizedTest
    @CsvSource({"MARIADB, InnoDB", "MARIADB, Aria", "MARIADB, MyISAM", "MYSQL, InnoDB", "MYSQL, MyISAM"})
    void shouldReadATableWithoutAKeyAtAnExactPosition(Flavor flavor, String engine) throws Exception {
        TestDatabase database = flavor.database();
        database.execute("CREATE TABLE k (a INT, b VARCHAR(10), c FLOAT) ENGINE = " + engine);
        for (int i = 0; i < 300; i++) {
            database.execute("INSERT INTO k VALUES (" + i % 7 + ", NULL, 0.1)");
        }
        SchemaPlan plan = new Plans().of(database);
        TablePlan table = plan.tables().getFirst();
        Position start = Captures.open(database, plan);
        List<Recorded> loads = new ArrayList<>();
        List<Position> positions = new ArrayList<>();
        AtomicBoolean stop = new AtomicBoolean();
        AtomicInteger written = new AtomicInteger();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int number = i;
                writers.add(executor.submit((Callable<Void>) () -> write(database, number, stop, written)));
            }
            try (RowReader reader = Captures.rows(database)) {
                for (int i = 0; i < READS || written.get() < ENOUGH; i++) {
                    Recorded rows = new Recorded();
                    Reading reading = reader.readExact(table, rows);
                    loads.add(rows);
                    positions.add(reading.watermark().orElseThrow());
                }
            } finally {
                stop.set(true);
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        }
        Recorded stream = Captures.stream(database, plan, start);
        Map<String, Integer> end = counted(Captures.load(database, table).rows());
        assertThat(stream.transactions()).hasSizeGreaterThan(100);
        for (int i = 0; i < loads.size(); i++) {
            Map<String, Integer> rows = counted(loads.get(i).rows());
            for (Transaction transaction : stream.transactions()) {
                if (transaction.begin().compareTo(positions.get(i)) >= 0) {
                    transaction.changes().forEach(change -> apply(change, rows));
                }
            }
            rows.values().removeIf(count -> count == 0);
            assertThat(rows).as("reading %d at %s", i, positions.get(i)).isEqualTo(end);
        }
    }

    private static Map<String, Integer> counted(List<byte[]> rows) {
        Map<String, Integer> counts = new TreeMap<>();
        rows.forEach(row -> add(row, 1, counts));
        return counts;
    }

    private static void add(byte[] row, int count, Map<String, Integer> counts) {
        if (row != null) {
            counts.merge(HexFormat.of().formatHex(row), count, Integer::sum);
        }
    }

    private static void apply(Change change, Map<String, Integer> counts) {
        add(change.before(), -1, counts);
        add(change.after(), 1, counts);
    }

    private static Void write(TestDatabase database, int number, AtomicBoolean stop, AtomicInteger written)
            throws SQLException {
        Random random = new Random(number);
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            while (!stop.get()) {
                int a = number * 10 + random.nextInt(3);
                switch (random.nextInt(3)) {
                    case 0 -> statement.execute("INSERT INTO k VALUES (" + a + ", 'x', 0.5)");
                    case 1 -> statement.execute("UPDATE k SET c = c + 1 WHERE a = " + a + " LIMIT 2");
                    default -> statement.execute("DELETE FROM k WHERE a = " + a + " LIMIT 1");
                }
                written.incrementAndGet();
            }
        }
        return null;
    }
}

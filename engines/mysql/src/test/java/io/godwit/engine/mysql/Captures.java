package io.godwit.engine.mysql;

import io.godwit.engine.change.ChangeCapture;
import io.godwit.engine.change.Position;
import io.godwit.engine.chunk.KeyRange;
import io.godwit.engine.chunk.RowReader;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.plan.TablePlan;
import io.godwit.platform.servers.test.TestDatabase;
import io.godwit.platform.servers.test.TestServers;
import java.util.HexFormat;
import java.util.List;

/** What tests do with a source again and again. */
public final class Captures {
    private Captures() {}

    public static RowReader rows(TestDatabase database) {
        return new MySqlEngine()
                .openRows(Sources.endpoint(database), Sources.password(TestServers.PASSWORD))
                .orElseThrow();
    }

    public static ChangeCapture changes(TestDatabase database) {
        return new MySqlEngine()
                .openChanges(Sources.endpoint(database), Sources.password(TestServers.PASSWORD))
                .orElseThrow();
    }

    public static Position open(TestDatabase database, SchemaPlan plan) {
        try (ChangeCapture capture = changes(database)) {
            return capture.open(plan);
        }
    }

    public static Position current(TestDatabase database) {
        try (ChangeCapture capture = changes(database)) {
            return capture.current();
        }
    }

    /** Everything from {@code start} to the log's end as it is now. */
    public static Recorded stream(TestDatabase database, SchemaPlan plan, Position start) {
        return new Recorded().stream(Sources.endpoint(database), plan, start, current(database));
    }

    public static Recorded load(TestDatabase database, TablePlan table) {
        Recorded rows = new Recorded();
        try (RowReader reader = rows(database)) {
            reader.read(table, KeyRange.ALL, rows);
        }
        return rows;
    }

    public static List<String> hex(List<byte[]> rows) {
        return rows.stream().map(HexFormat.of()::formatHex).toList();
    }
}

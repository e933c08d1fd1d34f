package io.godwit.worker.load;

import io.godwit.engine.plan.ColumnPlan;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.type.CanonicalType;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tables whose rows may be large enough that two of them at once do not fit into a worker's memory (H12): they are read one at
 * a time, one side at a time.
 */
public final class LargeRows {
    private static final long LARGE = 1L << 20;
    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

    private LargeRows() {}

    /** Whether some column has no bound on its length. */
    public static boolean possible(TablePlan table) {
        return table.columns().stream().anyMatch(LargeRows::unbounded);
    }

    private static boolean unbounded(ColumnPlan column) {
        return switch (column.type()) {
            case CanonicalType.Text text -> !column.targetType().contains("(");
            case CanonicalType.Bytes bytes -> true;
            case CanonicalType.Json json -> true;
            case CanonicalType.Xml xml -> true;
            case CanonicalType.Geometry geometry -> true;
            case CanonicalType.Array array -> true;
            case CanonicalType.Native other -> true;
            case CanonicalType.Bool small -> false;
            case CanonicalType.Int small -> false;
            case CanonicalType.Decimal small -> false;
            case CanonicalType.Float small -> false;
            case CanonicalType.Date small -> false;
            case CanonicalType.Time small -> false;
            case CanonicalType.Timestamp small -> false;
            case CanonicalType.Interval small -> false;
            case CanonicalType.Uuid small -> false;
            case CanonicalType.Bits small -> false;
            case CanonicalType.Enum small -> false;
        };
    }

    /** Runs alone among all such tables where the average row is large. */
    static void run(TablePlan table, Runnable work) {
        boolean large = possible(table) && table.estimatedBytes() / Math.max(1, table.estimatedRows()) > LARGE;
        if (!large) {
            work.run();
            return;
        }
        ONE_AT_A_TIME.lock();
        try {
            work.run();
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }
}

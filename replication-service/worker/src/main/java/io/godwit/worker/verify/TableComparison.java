package io.godwit.worker.verify;

import io.godwit.engine.change.Position;
import io.godwit.engine.chunk.KeyRange;
import io.godwit.engine.plan.ColumnPlan;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.type.CanonicalType;
import io.godwit.worker.task.Connections;
import io.godwit.worker.verify.BothSides.Half;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Compares one table, row for row, in bounded memory.
 *
 * <ol>
 *   <li>Both sides stream a range (the whole table where the key's order may differ between the engines) into buckets.
 *   <li>Rows of buckets that differ are read again, with their keys.
 *   <li>Keys that still differ are looked at again at one position of the stream, see {@link Suspects}.
 * </ol>
 */
final class TableComparison {
    private static final Logger LOG = Logger.getLogger(TableComparison.class);

    /** Rows with their keys that are in memory at once, on each side. */
    private static final int ROWS_AT_ONCE = 50_000;

    private static final int PASSES = 8;

    private final Connections connections;
    private final TablePlan table;
    private long sourceRows;
    private long targetRows;
    private long refused;
    private long unnamed;
    private final List<Difference> differences = new ArrayList<>();

    TableComparison(Connections connections, TablePlan table) {
        this.connections = connections;
        this.table = table;
    }

    /**
     * @param unnamed differing rows beyond those that are named
     */
    record Result(long sourceRows, long targetRows, long refused, List<Difference> differences, long unnamed) {
        long differing() {
            return differences.size() + unnamed;
        }

        boolean equal() {
            return differing() == 0 && refused == 0;
        }
    }

    Result compare() {
        if (table.keyless()) {
            return multisets();
        }
        for (KeyRange range : ranges()) {
            range(range);
        }
        return new Result(sourceRows, targetRows, refused, differences, unnamed);
    }

    private List<KeyRange> ranges() {
        boolean sameOrder = table.key().stream()
                .map(index -> table.columns().get(index))
                .map(ColumnPlan::type)
                .allMatch(TableComparison::ordersEqually);
        long rows = connections.task().settings().chunkRows();
        return sameOrder ? connections.sourceRows().split(table, rows) : List.of(KeyRange.ALL);
    }

    private static boolean ordersEqually(CanonicalType type) {
        return switch (type) {
            case CanonicalType.Int i -> true;
            case CanonicalType.Decimal d -> true;
            case CanonicalType.Date d -> true;
            case CanonicalType.Timestamp t -> true;
            case CanonicalType.Bool b -> false;
            case CanonicalType.Float f -> false;
            case CanonicalType.Text t -> false;
            case CanonicalType.Bytes b -> false;
            case CanonicalType.Time t -> false;
            case CanonicalType.Interval i -> false;
            case CanonicalType.Json j -> false;
            case CanonicalType.Xml x -> false;
            case CanonicalType.Uuid u -> false;
            case CanonicalType.Bits b -> false;
            case CanonicalType.Enum e -> false;
            case CanonicalType.Array a -> false;
            case CanonicalType.Geometry g -> false;
            case CanonicalType.Native n -> false;
        };
    }

    private void range(KeyRange range) {
        var source = new Buckets(table, connections::check);
        var target = new Buckets(table, connections::check);
        read(range, source, target);
        sourceRows += source.rows() + source.refused();
        targetRows += target.rows();
        refused += source.refused();
        BitSet differing = source.differing(target);
        if (!differing.isEmpty()) {
            LOG.debugf("range is looked at again: table=%s buckets=%d", table.source(), differing.cardinality());
            suspects(range, differing, source, target);
        }
    }

    private void suspects(KeyRange range, BitSet differing, Buckets source, Buckets target) {
        BitSet left = (BitSet) differing.clone();
        for (int pass = 0; pass < PASSES && !left.isEmpty(); pass++) {
            BitSet some = takeSome(left, source, target);
            var sourceSome = new BucketRows(table, some, connections::check);
            var targetSome = new BucketRows(table, some, connections::check);
            read(range, sourceSome, targetSome);
            accuse(sourceSome.differing(targetSome));
        }
        unnamed += left.stream()
                .mapToLong(bucket -> Math.max(1, Math.abs(source.count(bucket) - target.count(bucket))))
                .sum();
    }

    private static BitSet takeSome(BitSet left, Buckets source, Buckets target) {
        BitSet some = new BitSet();
        long rows = 0;
        for (int bucket = left.nextSetBit(0); bucket >= 0; bucket = left.nextSetBit(bucket + 1)) {
            rows += Math.max(source.count(bucket), target.count(bucket));
            if (rows > ROWS_AT_ONCE && !some.isEmpty()) {
                break;
            }
            some.set(bucket);
        }
        left.andNot(some);
        return some;
    }

    private void accuse(List<byte[]> keys) {
        var tuning = connections.task().tuning();
        List<Difference> confirmed = new Suspects(connections, table).confirmed(keys, tuning.recheckRounds());
        int room = Math.max(0, tuning.namedKeys() - differences.size());
        differences.addAll(confirmed.subList(0, Math.min(room, confirmed.size())));
        unnamed += Math.max(0, confirmed.size() - room);
    }

    private void read(KeyRange range, io.godwit.engine.row.RowSink source, io.godwit.engine.row.RowSink target) {
        BothSides.read(
                table, range, new Half(connections.sourceRows(), source), new Half(connections.targetRows(), target));
        connections.task().progress().comparedRows(rowsOf(source));
    }

    private static long rowsOf(io.godwit.engine.row.RowSink sink) {
        return sink instanceof Buckets buckets ? buckets.rows() : 0;
    }

    /** Without a key there is nothing to look at again: if the sides differ, they are read at one position. */
    private Result multisets() {
        var source = new Buckets(table, connections::check);
        var target = new Buckets(table, connections::check);
        read(KeyRange.ALL, source, target);
        for (int round = 0; round < 2 && !source.differing(target).isEmpty(); round++) {
            var exact = new Buckets(table, connections::check);
            var there = new Buckets(table, connections::check);
            connections.stream()
                    .aligned(
                            () -> exactPosition(exact),
                            position -> connections.targetRows().read(table, KeyRange.ALL, there));
            source = exact;
            target = there;
        }
        long proven = source.provenDifferences(target);
        return new Result(source.rows() + source.refused(), target.rows(), source.refused(), List.of(), proven);
    }

    private Position exactPosition(Buckets sink) {
        return connections
                .sourceRows()
                .readExact(table, sink)
                .watermark()
                .orElseGet(() -> connections.questions().current());
    }
}

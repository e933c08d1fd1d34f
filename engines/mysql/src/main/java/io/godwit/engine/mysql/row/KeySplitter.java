package io.godwit.engine.mysql.row;

import io.godwit.engine.chunk.KeyRange;
import io.godwit.engine.mysql.client.BinaryRows;
import io.godwit.engine.mysql.client.MySqlConnection;
import io.godwit.engine.mysql.client.TextRows;
import io.godwit.engine.row.RowBuffer;
import io.godwit.engine.type.CanonicalType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a table into ranges of its key (H16). The first and the last are open, so that rows beyond both ends are in one, also
 * those that come while it is read.
 *
 * <p>A dense key of one whole number is cut by arithmetic; any other by walking its index in steps.
 */
final class KeySplitter {
    /** A whole-number key is dense when it has at most this many possible values per row. */
    private static final long DENSE = 4;

    private static final int MOST_RANGES = 100_000;

    private final MySqlConnection connection;
    private final TableSource source;

    KeySplitter(MySqlConnection connection, TableSource source) {
        this.connection = connection;
        this.source = source;
    }

    List<KeyRange> split(long rows) {
        if (rows <= 0) {
            throw new IllegalArgumentException("a range of " + rows + " rows");
        }
        if (source.plan().keyless() || !bounded()) {
            return List.of(KeyRange.ALL);
        }
        List<byte[]> bounds = arithmetic(rows);
        return ranges(bounds == null ? walk(rows) : bounds);
    }

    private boolean bounded() {
        return source.keyPairs().stream().allMatch(pair -> !pair.source().nullable() && new KeyColumn(pair).ordered());
    }

    private static List<KeyRange> ranges(List<byte[]> bounds) {
        List<KeyRange> ranges = new ArrayList<>();
        byte[] lower = new byte[0];
        for (byte[] bound : bounds) {
            ranges.add(new KeyRange(lower, bound));
            lower = bound;
        }
        ranges.add(new KeyRange(lower, new byte[0]));
        return ranges;
    }

    /** Bounds at equal distances; null where the key is not dense. */
    private @Nullable List<byte[]> arithmetic(long rows) {
        if (source.keyPairs().size() > 1
                || !source.keyPairs().getFirst().type().kind().integer()) {
            return null;
        }
        CanonicalType type = source.keyPairs().getFirst().canonical();
        if (!(type instanceof CanonicalType.Int) && !(type instanceof CanonicalType.Decimal)) {
            return null;
        }
        String name = source.key().order();
        TextRows.Row ends = connection
                .query("SELECT MIN(" + name + "), MAX(" + name + ") FROM " + source.name())
                .only();
        if (ends.isNull(0)) {
            return List.of();
        }
        BigInteger least = new BigInteger(ends.text(0));
        BigInteger span = new BigInteger(ends.text(1)).subtract(least).add(BigInteger.ONE);
        long estimated = Math.max(1, source.plan().estimatedRows());
        if (span.compareTo(BigInteger.valueOf(rows)) <= 0) {
            return List.of();
        }
        if (span.divide(BigInteger.valueOf(estimated)).compareTo(BigInteger.valueOf(DENSE)) >= 0) {
            return null;
        }
        long count = Math.min(MOST_RANGES, (estimated + rows - 1) / rows);
        List<byte[]> bounds = new ArrayList<>();
        for (long i = 1; i < count; i++) {
            BigInteger bound = least.add(span.multiply(BigInteger.valueOf(i)).divide(BigInteger.valueOf(count)));
            bounds.add(tuple(bound.subtract(BigInteger.ONE), type));
        }
        return bounds;
    }

    private static byte[] tuple(BigInteger value, CanonicalType type) {
        RowBuffer tuple = new RowBuffer(64);
        tuple.beginRow(1);
        if (type instanceof CanonicalType.Int(int bits)) {
            switch (bits) {
                case 16 -> tuple.putInt16(value.intValueExact());
                case 32 -> tuple.putInt32(value.intValueExact());
                default -> tuple.putInt64(value.longValueExact());
            }
        } else {
            Numeric.put(tuple, value.longValue(), value.signum() >= 0, ((CanonicalType.Decimal) type).scale());
        }
        return Arrays.copyOf(tuple.array(), tuple.size());
    }

    /** Every {@code rows}-th key, in the index's order. A key that cannot be carried, or not found again, makes a range longer. */
    private List<byte[]> walk(long rows) {
        ResultRows encoder = source.keyRows();
        List<byte[]> bounds = new ArrayList<>();
        byte[] last = new byte[0];
        long offset = rows - 1;
        while (bounds.size() < MOST_RANGES) {
            String query = source.selectKey() + source.key().where(new KeyRange(last, new byte[0])) + " ORDER BY "
                    + source.key().order() + " LIMIT 1 OFFSET " + offset;
            RowBuffer tuple = new RowBuffer(64);
            boolean found = false;
            try (BinaryRows row = connection.prepareAndExecute(query)) {
                while (row.next()) {
                    found = true;
                    encoder.encode(row.array(), row.offset(), row.length(), tuple);
                }
            }
            if (!found) {
                return bounds;
            }
            byte[] key = Arrays.copyOf(tuple.array(), tuple.size());
            if (tuple.rows() == 0 || !source.key().exact(key)) {
                offset += rows;
                continue;
            }
            last = key;
            bounds.add(last);
            offset = rows - 1;
        }
        return bounds;
    }
}

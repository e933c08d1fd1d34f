package io.godwit.engine.mysql.row;

import io.godwit.engine.mysql.type.RefusedValue;
import io.godwit.engine.mysql.type.Rule;
import io.godwit.engine.row.RowBuffer;
import io.godwit.engine.type.CanonicalType;

/**
 * Whole numbers of 1 to 8 bytes, little-endian on both fronts; only MEDIUMINT (3 bytes in the log, 4 in a result) and YEAR
 * (1 byte above 1900 in the log, 2 in a result) differ.
 */
final class IntegerCodec extends ColumnCodec {
    /** What becomes of the number. */
    private enum Form {
        BITS_16,
        BITS_32,
        BITS_64,
        BOOL,
        NUMERIC
    }

    private final int width;
    private final boolean unsigned;
    private final boolean year;
    private final Form form;
    private final int scale;

    private IntegerCodec(int width, boolean unsigned, boolean year, CanonicalType type) {
        this.width = width;
        this.unsigned = unsigned;
        this.year = year;
        this.scale = type instanceof CanonicalType.Decimal decimal ? decimal.scale() : 0;
        this.form = switch (type) {
            case CanonicalType.Int(int bits) -> bits == 16 ? Form.BITS_16 : bits == 32 ? Form.BITS_32 : Form.BITS_64;
            case CanonicalType.Bool() -> Form.BOOL;
            case CanonicalType.Decimal decimal -> Form.NUMERIC;
            default -> throw new IllegalArgumentException("no whole number becomes " + type);
        };
    }

    static IntegerCodec of(int width, boolean unsigned, CanonicalType type) {
        return new IntegerCodec(width, unsigned, false, type);
    }

    /** YEAR as the log writes it. */
    static IntegerCodec loggedYear(CanonicalType type) {
        return new IntegerCodec(1, true, true, type);
    }

    static boolean takes(CanonicalType type) {
        return type instanceof CanonicalType.Int
                || type instanceof CanonicalType.Bool
                || type instanceof CanonicalType.Decimal;
    }

    @Override
    int encode(byte[] from, int at, RowBuffer to) {
        long value = value(from, at);
        boolean huge = unsigned && value < 0;
        switch (form) {
            case BITS_16 -> {
                inRange(!huge && value == (short) value);
                to.putInt16((int) value);
            }
            case BITS_32 -> {
                inRange(!huge && value == (int) value);
                to.putInt32((int) value);
            }
            case BITS_64 -> {
                inRange(!huge);
                to.putInt64(value);
            }
            case BOOL -> {
                if (value != 0 && value != 1) {
                    throw RefusedValue.by(Rule.NOT_A_TRUTH_VALUE);
                }
                to.putBool(value == 1);
            }
            case NUMERIC -> Numeric.put(to, value, unsigned, scale);
        }
        return at + width;
    }

    private long value(byte[] from, int at) {
        long value = switch (width) {
            case 1 -> unsigned ? from[at] & 0xff : from[at];
            case 2 -> unsigned ? LittleEndian.int2(from, at) : (short) LittleEndian.int2(from, at);
            case 3 -> unsigned ? LittleEndian.int3(from, at) : LittleEndian.int3(from, at) << 8 >> 8;
            case 4 -> unsigned ? LittleEndian.unsigned4(from, at) : LittleEndian.int4(from, at);
            default -> LittleEndian.int8(from, at);
        };
        return year && value != 0 ? value + 1900 : value;
    }

    private static void inRange(boolean fits) {
        if (!fits) {
            throw RefusedValue.by(Rule.OUT_OF_RANGE);
        }
    }

    @Override
    int end(byte[] from, int at) {
        return at + width;
    }
}

package io.godwit.engine.mysql.row;

import io.godwit.engine.mysql.type.RefusedValue;
import io.godwit.engine.mysql.type.Rule;
import io.godwit.engine.row.RowBuffer;
import io.godwit.engine.type.CanonicalType;

/** BIT(n): big-endian bytes on both fronts, right-aligned. Becomes bits, a truth value, a number or bytes. */
final class BitCodec extends SliceCodec {
    private final int bits;
    private final CanonicalType type;

    BitCodec(Front front, int bits, CanonicalType type) {
        super(front);
        this.bits = bits;
        this.type = type;
    }

    static boolean takes(CanonicalType type, int bits) {
        return switch (type) {
            case CanonicalType.Bits(int length) -> length == bits;
            case CanonicalType.Bool() -> bits == 1;
            case CanonicalType.Int(int wide) -> bits < wide || wide == 64;
            case CanonicalType.Decimal decimal -> true;
            case CanonicalType.Bytes() -> true;
            default -> false;
        };
    }

    @Override
    void slice(byte[] from, int start, int length, RowBuffer to) {
        long value = 0;
        for (int i = start; i < start + length; i++) {
            value = (value << 8) | (from[i] & 0xff);
        }
        switch (type) {
            case CanonicalType.Bits all -> bits(value, to);
            case CanonicalType.Bool() -> to.putBool(value == 1);
            case CanonicalType.Int(int wide) -> number(value, wide, to);
            case CanonicalType.Decimal(int precision, int scale) -> Numeric.put(to, value, true, scale);
            default -> {
                int bytes = (bits + 7) / 8;
                to.putInt(bytes);
                for (int i = bytes - 1; i >= 0; i--) {
                    to.putRawByte((int) (value >>> (8 * i)));
                }
            }
        }
    }

    private void bits(long value, RowBuffer to) {
        int bytes = (bits + 7) / 8;
        long left = value << (64 - bits);
        to.putInt(4 + bytes);
        to.putInt(bits);
        for (int i = 0; i < bytes; i++) {
            to.putRawByte((int) (left >>> (56 - 8 * i)));
        }
    }

    private static void number(long value, int wide, RowBuffer to) {
        switch (wide) {
            case 16 -> to.putInt16((int) value);
            case 32 -> to.putInt32((int) value);
            default -> {
                if (value < 0) {
                    throw RefusedValue.by(Rule.OUT_OF_RANGE);
                }
                to.putInt64(value);
            }
        }
    }
}

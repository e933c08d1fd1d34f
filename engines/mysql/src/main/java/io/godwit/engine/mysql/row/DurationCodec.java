package io.godwit.engine.mysql.row;

import io.godwit.engine.mysql.type.RefusedValue;
import io.godwit.engine.mysql.type.Rule;
import io.godwit.engine.row.RowBuffer;

/**
 * TIME: −838:59:59.999999 to 838:59:59.999999. Becomes an interval, or a time of day where it lies within one.
 *
 * <p>Source of the log's form: {@code my_time_packed_from_binary} in MySQL's {@code sql-common/my_time.cc}.
 */
abstract class DurationCodec extends ColumnCodec {
    private static final long DAY = 86_400_000_000L;

    private final boolean interval;

    /** @param interval whether it becomes an interval; a time of day else */
    DurationCodec(boolean interval) {
        this.interval = interval;
    }

    final void put(long micros, RowBuffer to) {
        if (interval) {
            to.putInt(16);
            to.putLong(micros);
            to.putLong(0);
        } else if (micros < 0 || micros > DAY) {
            throw RefusedValue.by(Rule.NOT_WITHIN_A_DAY);
        } else {
            to.putInt64(micros);
        }
    }

    /** In a result: a length of 0, 8 or 12, then sign, days, hours, minutes, seconds, microseconds. */
    static final class Result extends DurationCodec {
        Result(boolean interval) {
            super(interval);
        }

        @Override
        int encode(byte[] from, int at, RowBuffer to) {
            int length = from[at];
            long micros = 0;
            if (length >= 8) {
                int hours = LittleEndian.int4(from, at + 2) * 24 + from[at + 6];
                int fraction = length >= 12 ? LittleEndian.int4(from, at + 9) : 0;
                micros = MomentCodec.micros(hours, from[at + 7], from[at + 8], fraction);
                micros = from[at + 1] != 0 ? -micros : micros;
            }
            put(micros, to);
            return at + 1 + length;
        }

        @Override
        int end(byte[] from, int at) {
            return at + 1 + from[at];
        }
    }

    /**
     * TIME2 in the log: 3 bytes and those of the fraction, big-endian, offset by the first bit; the bits of a negative time
     * count down as one number: 10 bits hour, 6 minute, 6 second, then the fraction.
     */
    static final class Logged extends DurationCodec {
        private final int digits;

        Logged(boolean interval, int digits) {
            super(interval);
            this.digits = digits;
        }

        @Override
        int encode(byte[] from, int at, RowBuffer to) {
            int bytes = (digits + 1) / 2;
            long value = MomentCodec.big(from, at, 3);
            for (int i = 0; i < bytes; i++) {
                value = (value << 8) | (from[at + 3 + i] & 0xff);
            }
            value -= 0x80_0000L << (8 * bytes);
            long magnitude = Math.abs(value);
            int whole = (int) (magnitude >> (8 * bytes));
            int fraction = (int) (magnitude & ((1L << (8 * bytes)) - 1));
            int micros = bytes == 1 ? fraction * 10_000 : bytes == 2 ? fraction * 100 : fraction;
            long all = MomentCodec.micros(whole >> 12, (whole >> 6) & 0x3f, whole & 0x3f, micros);
            put(value < 0 ? -all : all, to);
            return at + 3 + bytes;
        }

        @Override
        int end(byte[] from, int at) {
            return at + 3 + (digits + 1) / 2;
        }
    }

    /** TIME of old tables in the log: three bytes, little-endian, signed, the decimal number hhhmmss. */
    static final class Old extends DurationCodec {
        Old(boolean interval) {
            super(interval);
        }

        @Override
        int encode(byte[] from, int at, RowBuffer to) {
            int value = LittleEndian.int3(from, at) << 8 >> 8;
            int magnitude = Math.abs(value);
            long all = MomentCodec.micros(magnitude / 10_000, magnitude / 100 % 100, magnitude % 100, 0);
            put(value < 0 ? -all : all, to);
            return at + 3;
        }

        @Override
        int end(byte[] from, int at) {
            return at + 3;
        }
    }
}

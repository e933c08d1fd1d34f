package io.godwit.engine.mysql.row;

import io.godwit.engine.row.RowBuffer;

/**
 * Times of MariaDB's format before 10.1 with a fraction: one number, big-endian, in which the fraction has as many decimal
 * digits as the column. Without a fraction they are older still, and the codecs beside these read them. The log says neither
 * which of the two it is nor how many digits there are.
 *
 * <p>Source: {@code Field_timestamp_hires}, {@code Field_datetime_hires}, {@code Field_time_hires} and {@code
 * sec_part_shift} in MariaDB's {@code sql/field.cc}, {@code pack_time} in {@code sql/sql_time.cc}.
 */
final class OldFraction {
    private static final int[] TIME_BYTES = {3, 4, 4, 5, 5, 5, 6};
    private static final int[] TIMESTAMP_BYTES = {4, 5, 5, 6, 6, 7, 7};
    private static final int[] DATETIME_BYTES = {8, 6, 6, 7, 7, 7, 8};
    private static final int[] MICROS = {1_000_000, 100_000, 10_000, 1_000, 100, 10, 1};

    /** Seconds of 838:59:59 and one: what is added, so that no stored time is negative. */
    private static final long ZERO_SECONDS = 3_020_400;

    private OldFraction() {}

    static int time(int digits) {
        return TIME_BYTES[digits];
    }

    static int timestamp(int digits) {
        return TIMESTAMP_BYTES[digits];
    }

    static int datetime(int digits) {
        return DATETIME_BYTES[digits];
    }

    static ColumnCodec time(boolean interval, int digits) {
        return digits == 0 ? new DurationCodec.Old(interval) : new Time(interval, digits);
    }

    static ColumnCodec timestamp(MomentCodec.Form form, int digits) {
        return digits == 0 ? new MomentCodec.OldTimestamp(form) : new Timestamp(form, digits);
    }

    static ColumnCodec datetime(MomentCodec.Form form, int digits) {
        return digits == 0 ? new MomentCodec.OldDatetime(form) : new Datetime(form, digits);
    }

    private static long big(byte[] from, int at, int bytes) {
        long value = 0;
        for (int i = at; i < at + bytes; i++) {
            value = (value << 8) | (from[i] & 0xff);
        }
        return value;
    }

    private static final class Time extends DurationCodec {
        private final int digits;

        Time(boolean interval, int digits) {
            super(interval);
            this.digits = digits;
        }

        @Override
        int encode(byte[] from, int at, RowBuffer to) {
            long zero = ZERO_SECONDS * (1_000_000 / MICROS[digits]);
            put((big(from, at, time(digits)) - zero) * MICROS[digits], to);
            return end(from, at);
        }

        @Override
        int end(byte[] from, int at) {
            return at + time(digits);
        }
    }

    private static final class Timestamp extends MomentCodec {
        private final int digits;

        Timestamp(Form form, int digits) {
            super(form);
            this.digits = digits;
        }

        @Override
        int encode(byte[] from, int at, RowBuffer to) {
            long fraction = OldFraction.big(from, at + 4, timestamp(digits) - 4);
            putEpoch(OldFraction.big(from, at, 4), (int) fraction * MICROS[digits], to);
            return end(from, at);
        }

        @Override
        int end(byte[] from, int at) {
            return at + timestamp(digits);
        }
    }

    /** Year × 13 + month, × 32 + day, × 24 + hour, and so on. */
    private static final class Datetime extends MomentCodec {
        private final int digits;

        Datetime(Form form, int digits) {
            super(form);
            this.digits = digits;
        }

        @Override
        int encode(byte[] from, int at, RowBuffer to) {
            long micros = OldFraction.big(from, at, datetime(digits)) * MICROS[digits];
            long days = micros / 86_400_000_000L;
            int months = (int) (days / 32);
            put(months / 13, months % 13, (int) (days % 32), micros % 86_400_000_000L, to);
            return end(from, at);
        }

        @Override
        int end(byte[] from, int at) {
            return at + datetime(digits);
        }
    }
}

package io.godwit.engine.mysql.row;

import io.godwit.engine.mysql.type.RefusedValue;
import io.godwit.engine.mysql.type.Rule;
import io.godwit.engine.row.RowBuffer;

/**
 * DATE, DATETIME and TIMESTAMP: parts of a calendar on their fronts, days or microseconds since 2000-01-01 in canonical
 * form. TIMESTAMP is UTC on both fronts, since the session's zone is.
 *
 * <p>Source of the log's forms: {@code my_datetime_packed_from_binary}, {@code my_timestamp_from_binary} in MySQL's {@code
 * sql-common/my_time.cc}.
 */
abstract class MomentCodec extends ColumnCodec {
    private static final int EPOCH_TO_2000_DAYS = 10_957;
    private static final long EPOCH_TO_2000_SECONDS = 946_684_800L;
    private static final long SECOND = 1_000_000L;
    private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private final Form form;

    MomentCodec(Form form) {
        this.form = form;
    }

    /**
     * What becomes of a moment.
     *
     * @param date only the day, as canonical date
     * @param zeroIsNull the policy zero-date = null
     * @param nullable whether the target's column allows that
     */
    record Form(boolean date, boolean zeroIsNull, boolean nullable) {}

    final void put(int year, int month, int day, long microsOfDay, RowBuffer to) {
        if (year == 0 || month == 0 || day == 0) {
            zero(to);
            return;
        }
        if (month > 12 || day > days(year, month)) {
            throw RefusedValue.by(Rule.NO_SUCH_DAY);
        }
        int days = daysSince2000(year, month, day);
        if (form.date) {
            to.putInt32(days);
        } else {
            to.putInt64(days * 86_400L * SECOND + microsOfDay);
        }
    }

    final void putEpoch(long seconds, int micros, RowBuffer to) {
        if (seconds == 0 && micros == 0) {
            zero(to);
        } else {
            to.putInt64((seconds - EPOCH_TO_2000_SECONDS) * SECOND + micros);
        }
    }

    private void zero(RowBuffer to) {
        if (!form.zeroIsNull) {
            throw RefusedValue.by(Rule.ZERO_DATE);
        }
        if (!form.nullable) {
            throw RefusedValue.by(Rule.NULL_NOT_ALLOWED);
        }
        to.putNull();
    }

    private static int days(int year, int month) {
        boolean leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        return month == 2 && leap ? 29 : DAYS[month - 1];
    }

    /** Days by the proleptic Gregorian calendar; the year begins in March, so that the leap day is its last. */
    static int daysSince2000(int year, int month, int day) {
        int y = month > 2 ? year : year - 1;
        int m = month > 2 ? month - 3 : month + 9;
        int era = y / 400;
        int ofEra = y - era * 400;
        int dayOfYear = (153 * m + 2) / 5 + day - 1;
        int dayOfEra = ofEra * 365 + ofEra / 4 - ofEra / 100 + dayOfYear;
        return era * 146_097 + dayOfEra - 719_468 - EPOCH_TO_2000_DAYS;
    }

    static long micros(int hour, int minute, int second, int micros) {
        return ((hour * 60L + minute) * 60L + second) * SECOND + micros;
    }

    /** Microseconds of a fraction that the log writes in {@code (digits + 1) / 2} bytes, big-endian. */
    static int fraction(byte[] from, int at, int digits) {
        return switch ((digits + 1) / 2) {
            case 0 -> 0;
            case 1 -> (from[at] & 0xff) * 10_000;
            case 2 -> big(from, at, 2) * 100;
            default -> big(from, at, 3);
        };
    }

    static int big(byte[] from, int at, int bytes) {
        int value = 0;
        for (int i = at; i < at + bytes; i++) {
            value = (value << 8) | (from[i] & 0xff);
        }
        return value;
    }

    /** All three kinds in a result: a length of 0, 4, 7 or 11, then as many of year, month, day … microseconds. */
    static final class Result extends MomentCodec {
        Result(Form form) {
            super(form);
        }

        @Override
        int encode(byte[] from, int at, RowBuffer to) {
            int length = from[at];
            int year = 0;
            int month = 0;
            int day = 0;
            long micros = 0;
            if (length >= 4) {
                year = LittleEndian.int2(from, at + 1);
                month = from[at + 3];
                day = from[at + 4];
            }
            if (length >= 7) {
                int fraction = length >= 11 ? LittleEndian.int4(from, at + 8) : 0;
                micros = micros(from[at + 5], from[at + 6], from[at + 7], fraction);
            }
            put(year, month, day, micros, to);
            return at + 1 + length;
        }

        @Override
        int end(byte[] from, int at) {
            return at + 1 + from[at];
        }
    }

    /** DATE in the log: three bytes, little-endian: 5 bits day, 4 month, 15 year. */
    static final class LoggedDate extends MomentCodec {
        LoggedDate(Form form) {
            super(form);
        }

        @Override
        int encode(byte[] from, int at, RowBuffer to) {
            int value = LittleEndian.int3(from, at);
            put(value >> 9, (value >> 5) & 15, value & 31, 0, to);
            return at + 3;
        }

        @Override
        int end(byte[] from, int at) {
            return at + 3;
        }
    }

    /** DATETIME2 in the log: 5 bytes, big-endian: sign, 17 bits year × 13 + month, 5 day, 5 hour, 6 minute, 6 second. */
    static final class LoggedDatetime extends MomentCodec {
        private final int digits;

        LoggedDatetime(Form form, int digits) {
            super(form);
            this.digits = digits;
        }

        @Override
        int encode(byte[] from, int at, RowBuffer to) {
            int months = ((from[at] & 0x7f) << 10) | ((from[at + 1] & 0xff) << 2) | ((from[at + 2] & 0xff) >> 6);
            int day = (from[at + 2] & 0x3f) >> 1;
            int low = ((from[at + 2] & 1) << 16) | big(from, at + 3, 2);
            long micros = micros(low >> 12, (low >> 6) & 0x3f, low & 0x3f, fraction(from, at + 5, digits));
            put(months / 13, months % 13, day, micros, to);
            return end(from, at);
        }

        @Override
        int end(byte[] from, int at) {
            return at + 5 + (digits + 1) / 2;
        }
    }

    /** TIMESTAMP2 in the log: 4 bytes seconds since 1970, big-endian, then the fraction. */
    static final class LoggedTimestamp extends MomentCodec {
        private final int digits;

        LoggedTimestamp(Form form, int digits) {
            super(form);
            this.digits = digits;
        }

        @Override
        int encode(byte[] from, int at, RowBuffer to) {
            putEpoch(big(from, at, 4) & 0xffff_ffffL, fraction(from, at + 4, digits), to);
            return end(from, at);
        }

        @Override
        int end(byte[] from, int at) {
            return at + 4 + (digits + 1) / 2;
        }
    }

    /** DATETIME of old tables in the log: eight bytes, little-endian, the decimal number YYYYMMDDhhmmss. */
    static final class OldDatetime extends MomentCodec {
        OldDatetime(Form form) {
            super(form);
        }

        @Override
        int encode(byte[] from, int at, RowBuffer to) {
            long value = LittleEndian.int8(from, at);
            int date = (int) (value / 1_000_000);
            int time = (int) (value % 1_000_000);
            put(
                    date / 10_000,
                    date / 100 % 100,
                    date % 100,
                    micros(time / 10_000, time / 100 % 100, time % 100, 0),
                    to);
            return at + 8;
        }

        @Override
        int end(byte[] from, int at) {
            return at + 8;
        }
    }

    /** TIMESTAMP of old tables in the log: four bytes, little-endian. */
    static final class OldTimestamp extends MomentCodec {
        OldTimestamp(Form form) {
            super(form);
        }

        @Override
        int encode(byte[] from, int at, RowBuffer to) {
            putEpoch(LittleEndian.unsigned4(from, at), 0, to);
            return at + 4;
        }

        @Override
        int end(byte[] from, int at) {
            return at + 4;
        }
    }
}

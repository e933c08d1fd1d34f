package io.godwit.engine.postgresql.rows;

import io.godwit.engine.EngineException;
import io.godwit.engine.plan.ColumnPlan;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.postgresql.connection.Names;
import io.godwit.engine.row.RowBuffer;
import io.godwit.engine.type.CanonicalType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Key tuples in canonical form as text: for a person, and as typed SQL literals for bounds and lists of keys. Exact for
 * every type that can be part of a key.
 */
public final class Literals {
    private static final LocalDate EPOCH = LocalDate.of(2000, 1, 1);

    private Literals() {}

    /** The fields of a key tuple, for a person: {@code 42, Oslo}. */
    public static String text(TablePlan table, byte[] key) {
        if (key.length == 0) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (Field field : fields(table, key)) {
            text.append(text.isEmpty() ? "" : ", ").append(field.isNull() ? "NULL" : field.text());
        }
        return text.toString();
    }

    /** The fields of a key tuple as typed literals. */
    public static List<String> sql(TablePlan table, byte[] key) {
        List<String> all = new ArrayList<>();
        for (Field field : fields(table, key)) {
            String type = "::" + field.column.targetType();
            all.add((field.isNull() ? "NULL" : Names.literal(field.input())) + type);
        }
        return all;
    }

    /** {@code (a, b)}, or {@code a} alone. */
    public static String tuple(TablePlan table, byte[] key) {
        return "(" + String.join(", ", sql(table, key)) + ")";
    }

    private static List<Field> fields(TablePlan table, byte[] key) {
        int count = ((key[0] & 0xff) << 8) | (key[1] & 0xff);
        if (count != table.key().size()) {
            throw new IllegalArgumentException(
                    "a key of " + table.target() + " has " + table.key().size() + " fields, not " + count);
        }
        List<Field> all = new ArrayList<>(count);
        int at = 2;
        for (int index : table.key()) {
            int length = RowBuffer.getInt(key, at);
            all.add(new Field(table.columns().get(index), key, at + 4, length));
            at += 4 + Math.max(0, length);
        }
        return all;
    }

    private record Field(ColumnPlan column, byte[] bytes, int at, int length) {

        boolean isNull() {
            return length < 0;
        }

        /** What the type's input function reads. */
        String input() {
            return column.type() instanceof CanonicalType.Bytes ? "\\x" + hex() : text();
        }

        String text() {
            return switch (column.type()) {
                case CanonicalType.Bool _ -> bytes[at] == 0 ? "false" : "true";
                case CanonicalType.Int _ -> Long.toString(integer());
                case CanonicalType.Decimal _ -> decimal();
                case CanonicalType.Float f ->
                    f.bits() == 32
                            ? Float.toString(Float.intBitsToFloat((int) integer()))
                            : Double.toString(Double.longBitsToDouble(integer()));
                case CanonicalType.Text _, CanonicalType.Enum _, CanonicalType.Xml _ -> utf8(0);
                case CanonicalType.Json j -> utf8(j.binary() ? 1 : 0);
                case CanonicalType.Bytes _ -> "0x" + hex();
                case CanonicalType.Date _ -> date(EPOCH.plusDays(integer()));
                case CanonicalType.Time _ -> time();
                case CanonicalType.Timestamp t -> timestamp(t.zoned());
                case CanonicalType.Interval _ -> interval();
                case CanonicalType.Uuid _ -> new UUID(word(at), word(at + 8)).toString();
                case CanonicalType.Bits _ -> bits();
                case CanonicalType.Array _, CanonicalType.Geometry _, CanonicalType.Native _ -> throw noKey();
            };
        }

        private EngineException noKey() {
            return new EngineException(
                    EngineException.Kind.UNSUPPORTED,
                    "The column " + column.targetName() + " of type " + column.targetType()
                            + " cannot be part of a key.",
                    "Choose another unique key for the table.");
        }

        private long integer() {
            return switch (length) {
                case 2 -> (short) (((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff));
                case 4 -> RowBuffer.getInt(bytes, at);
                case 8 -> word(at);
                default -> throw new IllegalArgumentException("an integer of " + length + " bytes");
            };
        }

        private long word(int offset) {
            return ((long) RowBuffer.getInt(bytes, offset) << 32) | (RowBuffer.getInt(bytes, offset + 4) & 0xffffffffL);
        }

        private int digit(int index) {
            int offset = at + 8 + 2 * index;
            return ((bytes[offset] & 0xff) << 8) | (bytes[offset + 1] & 0xff);
        }

        private String decimal() {
            int digits = ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
            int weight = (short) (((bytes[at + 2] & 0xff) << 8) | (bytes[at + 3] & 0xff));
            int sign = ((bytes[at + 4] & 0xff) << 8) | (bytes[at + 5] & 0xff);
            int scale = ((bytes[at + 6] & 0xff) << 8) | (bytes[at + 7] & 0xff);
            switch (sign) {
                case 0xC000 -> {
                    return "NaN";
                }
                case 0xD000 -> {
                    return "Infinity";
                }
                case 0xF000 -> {
                    return "-Infinity";
                }
                default -> {}
            }
            BigInteger unscaled = BigInteger.ZERO;
            for (int i = 0; i < digits; i++) {
                unscaled = unscaled.multiply(BigInteger.valueOf(10_000)).add(BigInteger.valueOf(digit(i)));
            }
            BigDecimal value = new BigDecimal(unscaled, 4 * (digits - 1 - weight));
            return (sign == 0x4000 ? value.negate() : value)
                    .setScale(scale, java.math.RoundingMode.UNNECESSARY)
                    .toPlainString();
        }

        private String utf8(int skip) {
            return new String(bytes, at + skip, length - skip, StandardCharsets.UTF_8);
        }

        private String hex() {
            return HexFormat.of().formatHex(bytes, at, at + length);
        }

        /** Years before 1 as the server writes them. */
        private static String date(LocalDate day) {
            return day.getYear() > 0
                    ? "%04d-%02d-%02d".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth())
                    : "%04d-%02d-%02d BC".formatted(1 - day.getYear(), day.getMonthValue(), day.getDayOfMonth());
        }

        private String time() {
            long micros = integer();
            return micros == 86_400_000_000L
                    ? "24:00:00"
                    : LocalTime.ofNanoOfDay(micros * 1000).toString();
        }

        private String timestamp(boolean zoned) {
            long micros = integer();
            if (micros == Long.MAX_VALUE || micros == Long.MIN_VALUE) {
                return micros > 0 ? "infinity" : "-infinity";
            }
            LocalDateTime moment = EPOCH.atStartOfDay().plus(micros, ChronoUnit.MICROS);
            String day = date(moment.toLocalDate());
            int era = day.indexOf(' ');
            String time = moment.toLocalTime() + (zoned ? "+00" : "");
            return era < 0 ? day + " " + time : day.substring(0, era) + " " + time + day.substring(era);
        }

        private String interval() {
            return RowBuffer.getInt(bytes, at + 12) + " months " + RowBuffer.getInt(bytes, at + 8) + " days " + word(at)
                    + " microseconds";
        }

        private String bits() {
            int count = RowBuffer.getInt(bytes, at);
            StringBuilder text = new StringBuilder(count);
            for (int i = 0; i < count; i++) {
                text.append((bytes[at + 4 + i / 8] >> (7 - i % 8)) & 1);
            }
            return text.toString();
        }
    }

    /** Two lists as {@code (a, b)}, or the one column alone. */
    static String names(TablePlan table, @Nullable String alias) {
        List<String> all = new ArrayList<>();
        for (int index : table.key()) {
            String column = Names.quote(table.columns().get(index).targetName());
            all.add(alias == null ? column : alias + "." + column);
        }
        return "(" + String.join(", ", all) + ")";
    }
}

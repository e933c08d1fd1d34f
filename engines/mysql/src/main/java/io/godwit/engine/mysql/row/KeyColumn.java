package io.godwit.engine.mysql.row;

import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import io.godwit.engine.mysql.client.SqlText;
import io.godwit.engine.mysql.type.ColumnType;
import io.godwit.engine.row.RowBuffer;
import io.godwit.engine.type.CanonicalType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A column of the key in SQL: what stands for it in a comparison, and literals made of its canonical values, so that the
 * source compares in the column's own type and collation (H16).
 */
final class KeyColumn {
    private static final LocalDate DAY_ZERO = LocalDate.of(2000, 1, 1);

    private final Pair pair;
    private final String name;

    KeyColumn(Pair pair) {
        this.pair = pair;
        this.name = SqlText.identifier(pair.source().name());
    }

    String name() {
        return name;
    }

    /** ENUM and SET are ordered by number, which a comparison with a text would not do. */
    String expression() {
        return labelled() ? "(" + name + " + 0)" : name;
    }

    /** Whether the key's index orders it, so that it can bound a range. */
    boolean ordered() {
        return switch (pair.type().kind()) {
            // A unique key over a whole TEXT or BLOB is a hash in MariaDB.
            case TINYTEXT, TEXT, MEDIUMTEXT, LONGTEXT, TINYBLOB, BLOB, MEDIUMBLOB, LONGBLOB, JSON, GEOMETRY -> false;
            case VECTOR, SET -> false;
            default -> true;
        };
    }

    private boolean labelled() {
        return pair.type().kind() == ColumnType.Kind.ENUM || pair.type().kind() == ColumnType.Kind.SET;
    }

    /** The literal for the field whose length stands at {@code field}. */
    String literal(byte[] tuple, int field) {
        int length = RowBuffer.getInt(tuple, field);
        if (length < 0) {
            throw new EngineException(
                    Kind.UNSUPPORTED,
                    "A key with a NULL in column " + name + " names no row.",
                    "Load the table again.");
        }
        int at = field + 4;
        return switch (pair.canonical()) {
            case CanonicalType.Bool() -> Integer.toString(tuple[at]);
            case CanonicalType.Int(int bits) -> Long.toString(number(tuple, at, length));
            case CanonicalType.Decimal decimal -> Numeric.text(tuple, at);
            case CanonicalType.Float(int bits) -> floating(number(tuple, at, length), bits);
            case CanonicalType.Text() -> text(tuple, at, length);
            case CanonicalType.Enum named -> text(tuple, at, length);
            case CanonicalType.Bytes() -> bytes(tuple, at, length);
            case CanonicalType.Date() ->
                quoted(DAY_ZERO.plusDays(number(tuple, at, length)).toString());
            case CanonicalType.Timestamp(boolean zoned) -> moment(number(tuple, at, length));
            case CanonicalType.Time() -> duration(number(tuple, at, length));
            case CanonicalType.Interval() -> duration(number(tuple, at, 8));
            case CanonicalType.Bits(int bits) -> bits(tuple, at + 4, bits);
            case CanonicalType.Uuid() -> {
                ByteBuffer both = ByteBuffer.wrap(tuple, at, 16);
                yield quoted(new UUID(both.getLong(), both.getLong()).toString());
            }
            default ->
                throw new EngineException(
                        Kind.UNSUPPORTED,
                        "Column " + name + " of type " + pair.source().type() + " cannot be part of a key.",
                        "Leave the table out.");
        };
    }

    private static long number(byte[] tuple, int at, int length) {
        long value = tuple[at];
        for (int i = 1; i < length; i++) {
            value = (value << 8) | (tuple[at + i] & 0xff);
        }
        return value;
    }

    /** A double literal; a FLOAT is compared as the double that has its value. */
    private static String floating(long bits, int width) {
        double value = width == 32 ? Float.intBitsToFloat((int) bits) : Double.longBitsToDouble(bits);
        String text = Double.toString(value);
        return text.indexOf('E') < 0 ? text + "E0" : text;
    }

    private String text(byte[] tuple, int at, int length) {
        String value = new String(tuple, at, length, StandardCharsets.UTF_8);
        if (labelled()) {
            return Long.toString(labels(value));
        }
        if (!pair.type().kind().text()) {
            return SqlText.literal(value);
        }
        List<byte[]> codes = pair.characters().codes(value).orElse(List.of());
        if (!codes.isEmpty()) {
            return text(codes.getFirst());
        }
        String utf8 = "_utf8mb4 " + hex(tuple, at, length);
        String set = pair.characters().name();
        String converted = set.equals("utf8mb4") ? utf8 : "CONVERT(" + utf8 + " USING " + set + ")";
        return converted + collate();
    }

    private String text(byte[] code) {
        return "_" + pair.characters().name() + " " + hex(code, 0, code.length) + collate();
    }

    /** The bytes that the text at {@code field} can be at the source; empty where it has one literal only. */
    private Optional<List<byte[]>> codes(byte[] tuple, int field) {
        int length = RowBuffer.getInt(tuple, field);
        if (length < 0 || !pair.type().kind().text() || !(pair.canonical() instanceof CanonicalType.Text)) {
            return Optional.empty();
        }
        return pair.characters().codes(new String(tuple, field + 4, length, StandardCharsets.UTF_8));
    }

    /** Whether the literal is the value that was read, and no other that is the same text. */
    boolean exact(byte[] tuple, int field) {
        return codes(tuple, field).map(codes -> codes.size() == 1).orElse(true);
    }

    /** The condition that finds the value; it may find others that the collation takes for equal. */
    String equal(byte[] tuple, int field) {
        if (exact(tuple, field)) {
            return expression() + " = " + literal(tuple, field);
        }
        List<byte[]> codes = codes(tuple, field).orElse(List.of());
        if (codes.isEmpty()) {
            String utf8 = hex(tuple, field + 4, RowBuffer.getInt(tuple, field));
            return "CONVERT(" + name + " USING utf8mb4) = _utf8mb4 " + utf8 + " COLLATE utf8mb4_bin";
        }
        return expression() + codes.stream().map(this::text).collect(Collectors.joining(", ", " IN (", ")"));
    }

    private String bytes(byte[] tuple, int at, int length) {
        String hex = hex(tuple, at, length);
        return pair.type().kind().text() ? "_" + pair.characters().name() + " " + hex + collate() : hex;
    }

    private String collate() {
        return pair.source().collation().map(name -> " COLLATE " + name).orElse("");
    }

    private long labels(String value) {
        var labels = pair.type().labels();
        if (pair.type().kind() == ColumnType.Kind.ENUM) {
            return labels.indexOf(value) + 1L;
        }
        long set = 0;
        for (String label : value.split(",")) {
            int index = labels.indexOf(label);
            set |= index < 0 ? 0 : 1L << index;
        }
        return set;
    }

    private static String hex(byte[] tuple, int at, int length) {
        return "X'" + HexFormat.of().formatHex(tuple, at, at + length) + "'";
    }

    private static String quoted(String text) {
        return "'" + text + "'";
    }

    private static String moment(long micros) {
        LocalDateTime moment = DAY_ZERO.atStartOfDay().plus(micros, ChronoUnit.MICROS);
        return quoted("%04d-%02d-%02d %02d:%02d:%02d.%06d"
                .formatted(
                        moment.getYear(),
                        moment.getMonthValue(),
                        moment.getDayOfMonth(),
                        moment.getHour(),
                        moment.getMinute(),
                        moment.getSecond(),
                        moment.getNano() / 1000));
    }

    private static String duration(long micros) {
        long magnitude = Math.abs(micros);
        long seconds = magnitude / 1_000_000;
        return quoted("%s%02d:%02d:%02d.%06d"
                .formatted(
                        micros < 0 ? "-" : "", seconds / 3600, seconds / 60 % 60, seconds % 60, magnitude % 1_000_000));
    }

    private static String bits(byte[] tuple, int at, int bits) {
        StringBuilder text = new StringBuilder("b'");
        for (int i = 0; i < bits; i++) {
            text.append((tuple[at + i / 8] >> (7 - i % 8)) & 1);
        }
        return text.append('\'').toString();
    }
}

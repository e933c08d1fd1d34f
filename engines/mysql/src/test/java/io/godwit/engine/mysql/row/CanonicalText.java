package io.godwit.engine.mysql.row;

import io.godwit.engine.type.CanonicalType;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** Reads canonical tuples by PostgreSQL's documentation of its binary formats; shares nothing with the encoders. */
final class CanonicalText {
    private CanonicalText() {}

    /** The fields' bytes; null for NULL. */
    static List<byte[]> fields(byte[] tuple) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(tuple))) {
            int count = in.readUnsignedShort();
            List<byte[]> fields = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int length = in.readInt();
                fields.add(length < 0 ? null : in.readNBytes(length));
            }
            if (in.available() != 0) {
                throw new IllegalStateException("bytes behind the last field");
            }
            return fields;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a person would write for the field. Texts and bytes in upper-case hex. */
    static String text(byte[] field, CanonicalType type) {
        if (field == null) {
            return "NULL";
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(field))) {
            String text = switch (type) {
                case CanonicalType.Bool bool -> String.valueOf(in.readByte());
                case CanonicalType.Int(int bits) -> String.valueOf(
                        bits == 16 ? in.readShort() : bits == 32 ? in.readInt() : in.readLong());
                case CanonicalType.Decimal decimal -> numeric(in);
                case CanonicalType.Float(int bits) -> String.valueOf(bits == 32 ? (double) in.readFloat() : in.readDouble());
                case CanonicalType.Date date -> LocalDate.of(2000, 1, 1).plusDays(in.readInt()).toString();
                case CanonicalType.Timestamp timestamp -> moment(in.readLong());
                case CanonicalType.Time time -> duration(in.readLong());
                case CanonicalType.Interval interval -> {
                    String duration = duration(in.readLong());
                    if (in.readLong() != 0) {
                        throw new IllegalStateException("an interval with days or months");
                    }
                    yield duration;
                }
                case CanonicalType.Bits(int length) -> bits(in, length);
                case CanonicalType.Uuid uuid -> new UUID(in.readLong(), in.readLong()).toString();
                case CanonicalType.Json(boolean binary) -> {
                    if (binary && in.readByte() != 1) {
                        throw new IllegalStateException("jsonb of another version");
                    }
                    yield hex(in.readAllBytes());
                }
                case CanonicalType.Array array -> array(in);
                default -> hex(in.readAllBytes());
            };
            if (in.available() != 0) {
                throw new IllegalStateException("a field of " + type + " that is too long");
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }

    private static String numeric(DataInputStream in) throws IOException {
        int count = in.readShort();
        int weight = in.readShort();
        int sign = in.readUnsignedShort();
        int scale = in.readShort();
        BigDecimal value = BigDecimal.ZERO;
        for (int i = 0; i < count; i++) {
            int digit = in.readShort();
            if (digit < 0 || digit > 9999 || digit == 0 && (i == 0 || i == count - 1)) {
                throw new IllegalStateException("a numeric that is not normal");
            }
            value = value.add(BigDecimal.valueOf(digit).scaleByPowerOfTen(4 * (weight - i)));
        }
        if (sign != 0 && (sign != 0x4000 || value.signum() == 0)) {
            throw new IllegalStateException("a numeric with sign " + sign);
        }
        return (sign == 0 ? value : value.negate()).setScale(scale).toPlainString();
    }

    private static String moment(long micros) {
        LocalDateTime moment = LocalDateTime.of(2000, 1, 1, 0, 0).plus(micros, ChronoUnit.MICROS);
        return moment.toLocalDate() + " " + duration(moment.toLocalTime().toNanoOfDay() / 1000);
    }

    private static String duration(long micros) {
        long magnitude = Math.abs(micros);
        return "%s%02d:%02d:%02d.%06d"
                .formatted(
                        micros < 0 ? "-" : "",
                        magnitude / 3_600_000_000L,
                        magnitude / 60_000_000 % 60,
                        magnitude / 1_000_000 % 60,
                        magnitude % 1_000_000);
    }

    private static String bits(DataInputStream in, int length) throws IOException {
        if (in.readInt() != length) {
            throw new IllegalStateException("another number of bits");
        }
        StringBuilder bits = new StringBuilder();
        for (byte b : in.readAllBytes()) {
            bits.append("%8s".formatted(Integer.toBinaryString(b & 0xff)).replace(' ', '0'));
        }
        if (bits.substring(length).contains("1")) {
            throw new IllegalStateException("bits behind the last");
        }
        return bits.substring(0, length);
    }

    private static String array(DataInputStream in) throws IOException {
        int dimensions = in.readInt();
        if (in.readInt() != 0 || in.readInt() != 25) {
            throw new IllegalStateException("an array of something else");
        }
        if (dimensions == 0) {
            return "";
        }
        int count = in.readInt();
        if (dimensions != 1 || in.readInt() != 1) {
            throw new IllegalStateException("an array of another shape");
        }
        List<String> elements = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            elements.add(new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8));
        }
        return hex(String.join(",", elements).getBytes(StandardCharsets.UTF_8));
    }
}

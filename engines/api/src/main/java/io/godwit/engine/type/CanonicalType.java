package io.godwit.engine.type;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * What a column's values mean in flight, whatever engine they come from or go to.
 *
 * <p>Each canonical type has exactly one binary form: the one that PostgreSQL's {@code send} function of the named type
 * produces (big-endian), so that a row in flight is a binary COPY tuple. A source encodes into this form, a target takes
 * it as it is or decodes it. N sources and M targets so cost N + M encoders.
 *
 * <p>Source: PostgreSQL manual, "COPY", binary format; {@code src/backend/utils/adt/*send}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = CanonicalType.Bool.class, name = "bool"),
    @JsonSubTypes.Type(value = CanonicalType.Int.class, name = "int"),
    @JsonSubTypes.Type(value = CanonicalType.Decimal.class, name = "decimal"),
    @JsonSubTypes.Type(value = CanonicalType.Float.class, name = "float"),
    @JsonSubTypes.Type(value = CanonicalType.Text.class, name = "text"),
    @JsonSubTypes.Type(value = CanonicalType.Bytes.class, name = "bytes"),
    @JsonSubTypes.Type(value = CanonicalType.Date.class, name = "date"),
    @JsonSubTypes.Type(value = CanonicalType.Time.class, name = "time"),
    @JsonSubTypes.Type(value = CanonicalType.Timestamp.class, name = "timestamp"),
    @JsonSubTypes.Type(value = CanonicalType.Interval.class, name = "interval"),
    @JsonSubTypes.Type(value = CanonicalType.Json.class, name = "json"),
    @JsonSubTypes.Type(value = CanonicalType.Xml.class, name = "xml"),
    @JsonSubTypes.Type(value = CanonicalType.Uuid.class, name = "uuid"),
    @JsonSubTypes.Type(value = CanonicalType.Bits.class, name = "bits"),
    @JsonSubTypes.Type(value = CanonicalType.Enum.class, name = "enum"),
    @JsonSubTypes.Type(value = CanonicalType.Array.class, name = "array"),
    @JsonSubTypes.Type(value = CanonicalType.Geometry.class, name = "geometry"),
    @JsonSubTypes.Type(value = CanonicalType.Native.class, name = "native"),
})
public sealed interface CanonicalType {

    /** One byte, 0 or 1. */
    record Bool() implements CanonicalType {}

    /** Two's complement, big-endian, of 16, 32 or 64 bits: the width of the target column, never of the source's. */
    record Int(int bits) implements CanonicalType {
        public Int {
            if (bits != 16 && bits != 32 && bits != 64) {
                throw new IllegalArgumentException("bits must be 16, 32 or 64, not " + bits);
            }
        }
    }

    /**
     * {@code numeric}: digit count, weight, sign, display scale, base-10000 digits without leading or trailing zero
     * digits; the display scale is {@link #scale}. Unsigned 64-bit integers travel as {@code Decimal(20, 0)}.
     */
    record Decimal(int precision, int scale) implements CanonicalType {}

    /** IEEE 754 of 32 or 64 bits. */
    record Float(int bits) implements CanonicalType {}

    /** UTF-8 without a NUL byte. */
    record Text() implements CanonicalType {}

    /** The bytes. */
    record Bytes() implements CanonicalType {}

    /** Days since 2000-01-01, 32 bits. */
    record Date() implements CanonicalType {}

    /** Microseconds since midnight, 64 bits; 0 to 24:00:00 inclusive. */
    record Time() implements CanonicalType {}

    /** Microseconds since 2000-01-01T00:00:00, 64 bits; UTC where {@code zoned}, a clock on a wall where not. */
    record Timestamp(boolean zoned) implements CanonicalType {}

    /** Microseconds (64 bits), days (32), months (32). */
    record Interval() implements CanonicalType {}

    /** {@code json}: UTF-8 text as written; {@code jsonb} where {@code binary}: version byte 1, then UTF-8 text. */
    record Json(boolean binary) implements CanonicalType {}

    /** UTF-8 text. */
    record Xml() implements CanonicalType {}

    /** 16 bytes. */
    record Uuid() implements CanonicalType {}

    /** Bit count (32 bits), then the bits, left-aligned, padded with zero bits. */
    record Bits(int length) implements CanonicalType {}

    /** The label, as UTF-8 text, where the target column is an enumerated type. */
    record Enum(String typeName) implements CanonicalType {}

    /** A PostgreSQL array of the element's type. */
    record Array(CanonicalType element) implements CanonicalType {}

    /** EWKB. */
    record Geometry(int srid) implements CanonicalType {}

    /** Bytes that only the same engine understands; allowed between equal engines for listed types (H19). */
    record Native(String name) implements CanonicalType {}
}

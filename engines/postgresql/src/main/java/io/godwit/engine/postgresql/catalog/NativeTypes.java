package io.godwit.engine.postgresql.catalog;

import io.godwit.engine.type.CanonicalType;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The canonical type of a PostgreSQL type as {@code format_type} or a CREATE TABLE writes it. A name that is schema-qualified
 * and quoted is an enumerated type: the conversion makes no other types of its own.
 */
public final class NativeTypes {
    private static final Pattern TYPE =
            Pattern.compile("([a-z_ ]+?)\\s*(?:\\(([^)]*)\\))?\\s*( with(?:out)? time zone)?");

    private NativeTypes() {}

    public static Optional<CanonicalType> canonical(String nativeType) {
        String text = nativeType.strip();
        if (text.endsWith("[]")) {
            return canonical(text.substring(0, text.length() - 2)).map(CanonicalType.Array::new);
        }
        if (text.contains("\"") || text.contains(".")) {
            return Optional.of(new CanonicalType.Enum(text));
        }
        Matcher parts = TYPE.matcher(text.toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            return Optional.empty();
        }
        String arguments = parts.group(2) == null ? "" : parts.group(2);
        boolean zoned = " with time zone".equals(parts.group(3));
        return named(parts.group(1), arguments, zoned);
    }

    private static Optional<CanonicalType> named(String name, String arguments, boolean zoned) {
        return Optional.ofNullable(
                switch (name) {
                    case "boolean", "bool" -> new CanonicalType.Bool();
                    case "smallint", "int2", "smallserial" -> new CanonicalType.Int(16);
                    case "integer", "int", "int4", "serial" -> new CanonicalType.Int(32);
                    case "bigint", "int8", "bigserial" -> new CanonicalType.Int(64);
                    case "numeric", "decimal" -> decimal(arguments);
                    case "real", "float4" -> new CanonicalType.Float(32);
                    case "double precision", "float8", "float" -> new CanonicalType.Float(64);
                    case "text", "character varying", "varchar", "character", "char", "bpchar" ->
                        new CanonicalType.Text();
                    case "bytea" -> new CanonicalType.Bytes();
                    case "date" -> new CanonicalType.Date();
                    case "time" -> zoned ? null : new CanonicalType.Time();
                    case "time without time zone" -> new CanonicalType.Time();
                    case "timestamp" -> new CanonicalType.Timestamp(zoned);
                    case "timestamp without time zone" -> new CanonicalType.Timestamp(false);
                    case "timestamptz", "timestamp with time zone" -> new CanonicalType.Timestamp(true);
                    case "interval" -> new CanonicalType.Interval();
                    case "json" -> new CanonicalType.Json(false);
                    case "jsonb" -> new CanonicalType.Json(true);
                    case "xml" -> new CanonicalType.Xml();
                    case "uuid" -> new CanonicalType.Uuid();
                    case "bit", "bit varying", "varbit" -> new CanonicalType.Bits(number(arguments, 1));
                    case "geometry" -> new CanonicalType.Geometry(0);
                    default -> null;
                });
    }

    private static CanonicalType decimal(String arguments) {
        String[] parts = arguments.split(",", 2);
        return new CanonicalType.Decimal(number(parts[0], 0), parts.length < 2 ? 0 : number(parts[1], 0));
    }

    private static int number(String text, int otherwise) {
        String digits = text.strip();
        return digits.matches("-?\\d{1,4}") ? Integer.parseInt(digits) : otherwise;
    }
}

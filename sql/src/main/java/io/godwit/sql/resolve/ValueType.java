package io.godwit.sql.resolve;

import io.godwit.sql.tree.DataType;
import java.util.List;

/**
 * The type of an expression's value on the target.
 *
 * @param scale digits behind the point that the source would show, −1 where unknown
 * @param anyCase whether the source compares it without regard to case
 * @param bits of integers on the target; 64 where unknown
 * @param labels of an enum of the source that is text on the target, in their order
 */
public record ValueType(Kind kind, int scale, boolean anyCase, int bits, List<String> labels) {
    public static final ValueType UNKNOWN = of(Kind.UNKNOWN);

    public ValueType {
        labels = List.copyOf(labels);
    }

    public ValueType(Kind kind, int scale, boolean anyCase, int bits) {
        this(kind, scale, anyCase, bits, List.of());
    }

    public static ValueType of(Kind kind) {
        return new ValueType(kind, kind == Kind.INTEGER ? 0 : -1, false, 64);
    }

    public static ValueType integer(int bits) {
        return new ValueType(Kind.INTEGER, 0, false, bits);
    }

    public static ValueType decimal(int scale) {
        return new ValueType(Kind.DECIMAL, scale, false, 64);
    }

    public static ValueType text(boolean anyCase) {
        return new ValueType(Kind.TEXT, -1, anyCase, 64);
    }

    /** Of a column: its type on the target, and what its collation on the source says. */
    public static ValueType ofColumn(DataType target, boolean anyCase) {
        return switch (target.name()) {
            case "smallint" -> integer(16);
            case "integer" -> integer(32);
            case "bigint" -> integer(64);
            case "numeric" -> decimal(target.arguments().isEmpty() ? -1 : target.argument(1, 0));
            case "real", "double precision" -> of(Kind.DOUBLE);
            case "boolean" -> of(Kind.BOOLEAN);
            case "bit" -> of(Kind.BITS);
            case "bytea" -> of(Kind.BYTES);
            case "date" -> of(Kind.DATE);
            case "timestamp without time zone", "timestamp" ->
                new ValueType(Kind.DATETIME, target.argument(0, 0), false, 64);
            case "timestamp with time zone", "timestamptz" ->
                new ValueType(Kind.TIMESTAMP, target.argument(0, 0), false, 64);
            case "time without time zone", "time" -> of(Kind.TIME);
            case "interval" -> of(Kind.INTERVAL);
            case "json", "jsonb" -> of(Kind.JSON);
            case "uuid" -> of(Kind.UUID);
            case "text[]" -> of(Kind.ARRAY);
            case "text", "character varying", "character", "varchar" -> text(anyCase);
            default -> UNKNOWN;
        };
    }

    public ValueType withLabels(List<String> other) {
        return new ValueType(kind, scale, anyCase, bits, other);
    }

    public boolean is(Kind other) {
        return kind == other;
    }
}

package io.godwit.sql.rule.mysql;

import io.godwit.sql.printer.PostgreSqlPrinter;
import io.godwit.sql.tree.DataType;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.BitsLiteral;
import io.godwit.sql.tree.Expression.BytesLiteral;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** Constants in the form that a type of the target reads. */
final class Literals {
    private Literals() {}

    /**
     * @param text the constant: digits for bits, hexadecimal digits for bytes
     * @param source the constant as read
     * @return empty where it is no value of the type
     */
    static Optional<String> sql(String text, DataType type, PostgreSqlPrinter printer, Expression source) {
        return switch (type.name()) {
            case "smallint", "integer", "bigint", "numeric", "real", "double precision" -> number(text, source);
            case "boolean" -> truth(text, source);
            case "bit" -> bits(text, type.argument(0, 1), source);
            case "bytea" -> Optional.of(printer.text("\\x" + hex(text, source)));
            case "text[]" -> Optional.of(labels(text, printer));
            case "timestamp with time zone" -> Optional.of(printer.text(text + "+00"));
            case "text", "character varying", "character" ->
                decoded(text, source).map(printer::text);
            case "json", "jsonb" -> Optional.of(printer.text(text));
            default -> Optional.of(printer.text(text));
        };
    }

    private static Optional<String> number(String text, Expression source) {
        if (source instanceof BitsLiteral) {
            return Optional.of(new BigInteger("0" + text, 2).toString());
        }
        if (source instanceof BytesLiteral) {
            return Optional.of(new BigInteger("0" + text, 16).toString());
        }
        String number = text.strip();
        return number.matches("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?") ? Optional.of(number) : Optional.empty();
    }

    private static Optional<String> truth(String text, Expression source) {
        return switch (text.strip()) {
            case "0", "00" -> Optional.of("false");
            case "1", "01" -> Optional.of("true");
            case "\0" -> Optional.of("false");
            case "\1" -> Optional.of("true");
            default ->
                source instanceof BitsLiteral ? Optional.of(text.contains("1") ? "true" : "false") : Optional.empty();
        };
    }

    private static Optional<String> bits(String text, int length, Expression source) {
        String digits = source instanceof BitsLiteral
                ? text
                : number(text, source)
                        .filter(n -> n.matches("\\d+"))
                        .map(n -> new BigInteger(n).toString(2))
                        .orElse("");
        String shortened = digits.replaceFirst("^0+", "");
        if (digits.isEmpty() || shortened.length() > length) {
            return Optional.empty();
        }
        return Optional.of("B'" + "0".repeat(length - shortened.length()) + shortened + "'");
    }

    private static String hex(String text, Expression source) {
        return source instanceof BytesLiteral ? text : HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A hexadecimal constant of a text column is a text; none may hold NUL. */
    private static Optional<String> decoded(String text, Expression source) {
        String decoded = source instanceof BytesLiteral
                ? new String(HexFormat.of().parseHex(text), StandardCharsets.UTF_8)
                : text;
        return decoded.indexOf('\0') < 0 ? Optional.of(decoded) : Optional.empty();
    }

    private static String labels(String text, PostgreSqlPrinter printer) {
        StringBuilder array = new StringBuilder("ARRAY[");
        if (!text.isEmpty()) {
            String separator = "";
            for (String label : text.split(",", -1)) {
                array.append(separator).append(printer.text(label));
                separator = ", ";
            }
        }
        return array.append("]::text[]").toString();
    }
}

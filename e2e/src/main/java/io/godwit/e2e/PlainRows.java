package io.godwit.e2e;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/**
 * The rows of a table as plain text, read by a plain JDBC driver: an oracle that shares no code with Godwit. Both sides
 * write a value alike when it is the same value: numbers without trailing zeros, bytes in hex, times as microseconds.
 */
public final class PlainRows {
    private PlainRows() {}

    /** Row → how many of it there are. */
    public static TreeMap<String, Integer> of(
            Connection connection, String quotedTable, List<String> columns, char quote) throws SQLException {
        TreeMap<String, Integer> rows = new TreeMap<>();
        String list = String.join(
                ", ",
                columns.stream()
                        .map(column -> quote + column.replace("" + quote, "" + quote + quote) + quote)
                        .toList());
        // prepared on the server: values come in binary form, a FLOAT as text would be rounded
        try (PreparedStatement statement = connection.prepareStatement("SELECT " + list + " FROM " + quotedTable);
                ResultSet result = statement.executeQuery()) {
            ResultSetMetaData meta = result.getMetaData();
            while (result.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= meta.getColumnCount(); i++) {
                    row.append(value(result, i, meta.getColumnTypeName(i).toLowerCase(java.util.Locale.ROOT)))
                            .append('|');
                }
                rows.merge(row.toString(), 1, Integer::sum);
            }
        }
        return rows;
    }

    public static List<String> columns(Connection connection, String quotedTable) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT * FROM " + quotedTable + " WHERE 1 = 0")) {
            List<String> names = new ArrayList<>();
            for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                names.add(result.getMetaData().getColumnName(i));
            }
            return names;
        }
    }

    private static String value(ResultSet result, int index, String type) throws SQLException {
        if (type.equals("bit") || type.equals("bool") || type.equals("boolean")) {
            String text = result.getString(index);
            return text == null ? "∅" : bits(text, result, index);
        }
        if (type.contains("blob") || type.contains("binary") || type.equals("bytea")) {
            byte[] bytes = result.getBytes(index);
            return bytes == null ? "∅" : HexFormat.of().formatHex(bytes);
        }
        if (type.equals("float") || type.equals("float4") || type.equals("real")) {
            float number = result.getFloat(index);
            return result.wasNull() ? "∅" : Float.toString(number);
        }
        if (type.startsWith("double") || type.equals("float8")) {
            double number = result.getDouble(index);
            return result.wasNull() ? "∅" : Double.toString(number);
        }
        String text = result.getString(index);
        if (text == null) {
            return "∅";
        }
        if (type.equals("time") || type.equals("interval")) {
            return Long.toString(
                    micros(type.equals("interval") ? result.getObject(index).toString() : text));
        }
        if (type.startsWith("timestamp") || type.startsWith("datetime")) {
            // not the driver's text: MariaDB's drops zeros after the point
            return result.getTimestamp(index)
                    .toString()
                    .replaceAll("(\\.\\d*?)0+$", "$1")
                    .replaceAll("\\.$", "");
        }
        if (text.matches("-?\\d+(\\.\\d+)?") && !type.contains("char") && !type.contains("text")) {
            BigDecimal number = new BigDecimal(text);
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        return text;
    }

    private static String bits(String text, ResultSet result, int index) throws SQLException {
        return switch (text) {
            case "t", "true", "1" -> "1";
            case "f", "false", "0" -> "0";
            default ->
                text.matches("[01]+")
                        ? Long.toUnsignedString(Long.parseUnsignedLong(text, 2))
                        : new java.math.BigInteger(1, result.getBytes(index)).toString();
        };
    }

    /** {@code -838:59:59.5} and PostgreSQL's {@code 0 years 0 mons 0 days -838 hours -59 mins -59.5 secs}. */
    private static long micros(String text) {
        if (text.contains(":")) {
            boolean negative = text.startsWith("-");
            String[] parts = text.substring(negative ? 1 : 0).split(":");
            long total = (Long.parseLong(parts[0]) * 60 + Long.parseLong(parts[1])) * 60_000_000
                    + new BigDecimal(parts[2]).movePointRight(6).longValue();
            return negative ? -total : total;
        }
        String[] words = text.split(" ");
        long total = 0;
        for (int i = 0; i + 1 < words.length; i += 2) {
            BigDecimal amount = new BigDecimal(words[i]);
            total += switch (words[i + 1].replaceAll("s$", "")) {
                case "hour" -> amount.longValue() * 3_600_000_000L;
                case "min" -> amount.longValue() * 60_000_000L;
                case "sec" -> amount.movePointRight(6).longValue();
                case "day" -> amount.longValue() * 86_400_000_000L;
                default -> 0;
            };
        }
        return total;
    }
}

package io.godwit.e2e;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All columns of all rows of a table as the server itself writes them: bytes in hex, texts as the hex of their UTF-8, long ones
 * by SHA-256, floating point by its bits, times in microseconds. It shares no code with Godwit, hidden and generated columns
 * are read too, and nothing is rounded, trimmed or padded to make the two sides alike.
 */
final class StrictRows {
    private StrictRows() {}

    static List<String> tables(Connection mariaDb, String database) throws SQLException {
        return strings(
                mariaDb,
                "SELECT table_name FROM information_schema.tables WHERE table_schema = ?"
                        + " AND table_type IN ('BASE TABLE', 'SYSTEM VERSIONED') ORDER BY table_name",
                database);
    }

    /** Columns and the source's types of them, hidden ones too. */
    static Map<String, String> columns(Connection mariaDb, String database, String table) throws SQLException {
        Map<String, String> columns = new LinkedHashMap<>();
        try (PreparedStatement statement = mariaDb.prepareStatement("SELECT column_name,"
                + " IF(column_type LIKE '%zerofill%', 'int', data_type) FROM information_schema.columns"
                + " WHERE table_schema = ? AND table_name = ? ORDER BY ordinal_position")) {
            statement.setString(1, database);
            statement.setString(2, table);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    columns.put(result.getString(1), result.getString(2));
                }
            }
        }
        return columns;
    }

    /** Row → how many of it, from the source. */
    static TreeMap<String, Integer> ofMariaDb(
            Connection connection, String database, String table, Map<String, String> columns) throws SQLException {
        List<String> expressions = new ArrayList<>();
        columns.forEach((name, type) -> expressions.add(mariaDbExpression(quoted(name, '`'), type)));
        return rows(connection, expressions, quoted(database, '`') + "." + quoted(table, '`'), columns);
    }

    /**
     * Row → how many of it, from the target; the columns' types are the source's, their names too where the target has them, else
     * the column at the same place is meant.
     */
    static TreeMap<String, Integer> ofPostgreSql(
            Connection connection, String schema, String table, Map<String, String> columns) throws SQLException {
        List<String> there = strings(
                connection,
                "SELECT column_name FROM information_schema.columns WHERE table_schema = ? AND table_name = ?"
                        + " ORDER BY ordinal_position",
                schema,
                table);
        List<String> expressions = new ArrayList<>();
        columns.forEach((name, type) -> {
            String known = there.contains(name) ? name : there.isEmpty() ? name : there.get(expressions.size());
            expressions.add(postgreSqlExpression(quoted(known, '"'), type));
        });
        return rows(connection, expressions, quoted(schema, '"') + "." + quoted(table, '"'), columns);
    }

    private static String mariaDbExpression(String name, String type) {
        return switch (type) {
            case "char", "varchar", "enum", "set" -> "HEX(CONVERT(" + name + " USING utf8mb4))";
            case "tinytext", "text", "mediumtext", "longtext" ->
                "CONCAT(CHAR_LENGTH(" + name + "), ':', SHA2(CONVERT(" + name + " USING utf8mb4), 256))";
            case "tinyblob", "blob", "mediumblob", "longblob" ->
                "CONCAT(LENGTH(" + name + "), ':', SHA2(" + name + ", 256))";
            case "binary", "varbinary" -> "HEX(" + name + ")";
            case "point", "linestring", "polygon", "geometry", "multipolygon", "geomcollection" -> "HEX(" + name + ")";
            case "float", "double" -> name + " * 1e0";
            case "bit", "year" -> "CAST(" + name + " + 0 AS CHAR)";
            case "tinyint", "smallint", "mediumint", "int", "bigint" -> name + " + 0";
            default -> "CAST(" + name + " AS CHAR)";
        };
    }

    private static String postgreSqlExpression(String name, String type) {
        return switch (type) {
            case "char", "varchar", "enum", "set" -> "upper(encode(convert_to(" + name + "::text, 'UTF8'), 'hex'))";
            case "tinytext", "text", "mediumtext", "longtext" ->
                "length(" + name + "::text) || ':' || encode(sha256(convert_to(" + name + "::text, 'UTF8')), 'hex')";
            case "tinyblob", "blob", "mediumblob", "longblob" ->
                "length(" + name + ") || ':' || encode(sha256(" + name + "), 'hex')";
            case "binary", "varbinary" -> "upper(encode(" + name + ", 'hex'))";
            case "point", "linestring", "polygon", "geometry", "multipolygon", "geomcollection" ->
                "upper(encode(" + name + ", 'hex'))";
            case "float", "double" -> name + "::float8";
            case "time" -> "(extract(epoch FROM " + name + ") * 1000000)::bigint";
            default -> name + "::text";
        };
    }

    private static TreeMap<String, Integer> rows(
            Connection connection, List<String> expressions, String table, Map<String, String> columns)
            throws SQLException {
        TreeMap<String, Integer> rows = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery("SELECT " + String.join(", ", expressions) + " FROM " + table)) {
            while (result.next()) {
                StringBuilder row = new StringBuilder();
                int index = 1;
                for (Map.Entry<String, String> column : columns.entrySet()) {
                    row.append(column.getKey())
                            .append('=')
                            .append(value(result, index++, column.getValue()))
                            .append(' ');
                }
                rows.merge(row.toString(), 1, Integer::sum);
            }
        }
        return rows;
    }

    private static String value(ResultSet result, int index, String type) throws SQLException {
        String text = result.getString(index);
        if (text == null) {
            return "NULL";
        }
        boolean target = result.getMetaData().getColumnTypeName(index).equals("text");
        return switch (type) {
            case "float", "double" -> Long.toHexString(Double.doubleToRawLongBits(result.getDouble(index)));
            case "bit" ->
                !target
                        ? text
                        : text.startsWith("t") ? "1" : text.startsWith("f") ? "0" : new BigInteger(text, 2).toString();
            case "time" -> text.contains(":") ? Long.toString(micros(text)) : text;
            case "datetime", "timestamp" ->
                text.replaceAll("\\+00$", "").replaceAll("(\\.\\d*?)0+$", "$1").replaceAll("\\.$", "");
            default -> text;
        };
    }

    private static long micros(String text) {
        boolean negative = text.startsWith("-");
        String[] parts = text.substring(negative ? 1 : 0).split(":");
        long total = (Long.parseLong(parts[0]) * 60 + Long.parseLong(parts[1])) * 60_000_000
                + new BigDecimal(parts[2]).movePointRight(6).longValueExact();
        return negative ? -total : total;
    }

    private static List<String> strings(Connection connection, String sql, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            List<String> found = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    found.add(result.getString(1));
                }
            }
            return found;
        }
    }

    private static String quoted(String name, char quote) {
        return quote + name.replace("" + quote, "" + quote + quote) + quote;
    }
}

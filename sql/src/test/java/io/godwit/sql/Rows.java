package io.godwit.sql;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.postgresql.util.PGInterval;

/** Rows on both sides, in one form. */
final class Rows {
    private static final String COLUMNS =
            "INSERT INTO t (id,n,s,u,x,d,t,b,`day`,made,`at`,ts,tm,doc,flag,bits,bin,e,bool) VALUES ";

    /** Of the table that the golden views read. */
    static final List<String> OF_T = List.of(
            COLUMNS + "(1,3,2,7,1.5,10.25,'abc','abc','2024-01-31','2024-01-31 10:20:30.123','2024-02-29 23:59:59',"
                    + "'2024-03-01 00:00:00','10:20:30','{\"a\": [{\"b\": 1}, 2], \"x y\": \"q\"}',b'1',b'101',x'00ff41','a',1)",
            COLUMNS + "(2,-5,0,18446744073709551615,-2.5,-0.05,'a,b,c','x','2023-12-31','2023-12-31 23:59:59.999',"
                    + "'2023-01-01 00:00:00','2000-01-01 00:00:00','-05:00:01','[1,2,3]',b'0',b'11111111',x'','b',0)",
            COLUMNS + "(3,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL)",
            COLUMNS + "(4,0,30000,0,0,0,'','','2000-02-29','2000-02-29 00:00:00','2000-02-29 12:00:00',"
                    + "'2024-12-31 23:59:59','838:59:59','\"text\"',b'1',b'0',x'7f','a',5)",
            COLUMNS + "(5,2147483647,-7,42,1e10,99999999.99,'5','5','1999-12-31','2020-05-05 05:05:05.050',"
                    + "'2020-06-15 06:07:08','2020-01-01 12:00:00','00:00:00','{\"a\": null, \"name\": \"n\"}',b'0',b'1',x'2030','b',1)",
            COLUMNS + "(6,100,1,1,0.1,1.00,'ABC','Äö','2024-02-29','2024-02-29 12:00:00',"
                    + "'2024-02-28 11:00:00','2024-06-30 10:00:00','26:00:00','{}',b'1',b'1010',x'61','a',0)");

    private Rows() {}

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static void copy(Connection from, Connection to, ConvertedTable table) throws SQLException {
        try (Statement statement = from.createStatement();
                ResultSet rows = statement.executeQuery(selectAsText(table))) {
            while (rows.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 0; i < table.columns().size(); i++) {
                    values.add(literal(rows, i + 1, table.columns().get(i).targetType()));
                }
                execute(
                        to,
                        "INSERT INTO \"" + table.targetSchema() + "\".\"" + table.targetName() + "\" VALUES ("
                                + String.join(", ", values) + ")");
            }
        }
    }

    /** Times as text made by the server: its driver drops zeros in fractions of seconds. */
    private static String selectAsText(ConvertedTable table) {
        return table.columns().stream()
                .map(c -> c.targetType().startsWith("timestamp")
                        ? "CAST(`" + c.sourceName() + "` AS CHAR)"
                        : "`" + c.sourceName() + "`")
                .collect(Collectors.joining(", ", "SELECT ", " FROM `" + table.sourceName() + "`"));
    }

    private static String literal(ResultSet rows, int column, String type) throws SQLException {
        if (rows.getString(column) == null) {
            return "NULL";
        }
        if (type.equals("bytea")) {
            return "'\\x" + HexFormat.of().formatHex(rows.getBytes(column)) + "'";
        }
        if (type.startsWith("bit(")) {
            int width = Integer.parseInt(type.substring(4, type.length() - 1));
            return "B'"
                    + String.format("%" + width + "s", Integer.toBinaryString(rows.getBytes(column)[0] & 0xff))
                            .replace(' ', '0')
                    + "'";
        }
        if (type.equals("boolean")) {
            return rows.getBoolean(column) ? "true" : "false";
        }
        return "'" + rows.getString(column).replace("'", "''") + "'";
    }

    static List<List<String>> read(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<List<String>> all = new ArrayList<>();
            ResultSetMetaData meta = rows.getMetaData();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= meta.getColumnCount(); i++) {
                    row.add(value(rows, i, meta.getColumnTypeName(i).toLowerCase(Locale.ROOT)));
                }
                all.add(row);
            }
            return all;
        }
    }

    private static String value(ResultSet rows, int column, String type) throws SQLException {
        if (rows.getString(column) == null) {
            return "NULL";
        }
        if (type.contains("bytea") || type.contains("binary") || type.contains("blob")) {
            return "0x" + HexFormat.of().formatHex(rows.getBytes(column));
        }
        if (type.equals("interval")) {
            return time((PGInterval) rows.getObject(column));
        }
        if (type.equals("bit") || type.equals("bool")) {
            return rows.getBoolean(column) ? "1" : "0";
        }
        return rows.getString(column);
    }

    private static String time(PGInterval interval) {
        double seconds = (interval.getHours() * 60L + interval.getMinutes()) * 60L + interval.getSeconds();
        String sign = seconds < 0 ? "-" : "";
        long whole = (long) Math.abs(seconds);
        long micros = Math.round((Math.abs(seconds) - whole) * 1_000_000);
        // the source has no days in a time: where the target has some, the difference is to be seen
        return "%s%s%02d:%02d:%02d%s"
                .formatted(
                        interval.getDays() == 0 ? "" : interval.getDays() + " days ",
                        sign,
                        whole / 3600,
                        whole / 60 % 60,
                        whole % 60,
                        micros == 0 ? "" : ".%06d".formatted(micros));
    }

    /** As multisets: views have no order of their own. */
    static boolean same(List<List<String>> wanted, List<List<String>> got) {
        List<List<String>> left = sorted(wanted);
        List<List<String>> right = sorted(got);
        if (left.size() != right.size()) {
            return false;
        }
        for (int i = 0; i < left.size(); i++) {
            for (int j = 0; j < left.get(i).size(); j++) {
                if (left.get(i).size() != right.get(i).size()
                        || !same(left.get(i).get(j), right.get(i).get(j))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** In their order. */
    static boolean sameOrder(List<List<String>> wanted, List<List<String>> got) {
        if (wanted.size() != got.size()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!same(wanted.subList(i, i + 1), got.subList(i, i + 1))) {
                return false;
            }
        }
        return true;
    }

    private static List<List<String>> sorted(List<List<String>> rows) {
        return rows.stream()
                .map(row -> row.stream().map(Rows::normal).toList())
                .sorted(Comparator.comparing(Object::toString))
                .toList();
    }

    private static boolean same(String wanted, String got) {
        if (wanted.equals(got)) {
            return true;
        }
        try {
            double left = Double.parseDouble(wanted);
            double right = Double.parseDouble(got);
            return Math.abs(left - right) <= 1e-12 * Math.max(Math.abs(left), Math.abs(right))
                    && wanted.length() + got.length() > 24;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Without zeros behind the point and blanks in documents. */
    private static String normal(String value) {
        if (value.matches("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?")) {
            return new BigDecimal(value).stripTrailingZeros().toPlainString();
        }
        if (value.matches("-?\\d+[-:].*\\.\\d+")) {
            return value.replaceFirst("\\.?0+$", "");
        }
        if (value.matches("\\d{4}-.*\\+00")) {
            return normal(value.substring(0, value.length() - 3));
        }
        return value.startsWith("{") || value.startsWith("[") ? value.replace(" ", "") : value;
    }
}

package io.godwit.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * The peer: as one writes it in an afternoon, a streaming result of MariaDB's driver, {@code getString} per column, COPY in text
 * form by pgjdbc. A process of its own; reads names of tables from its input, answers with the bytes that it sent.
 */
final class JdbcCopy {
    static final String COLUMNS =
            "id, total, price, ratio, name, note, code, created, updated, day, clock, state, flags,"
                    + " detail, content, active";
    private static final int FLAGS = 13;
    private static final int CONTENT = 15;
    private static final int COUNT = 16;
    private static final int PORTION = 64 * 1024;

    private JdbcCopy() {}

    public static void main(String[] arguments) throws SQLException, IOException {
        try (Connection source = DriverManager.getConnection(
                        arguments[0] + "?sslMode=disable&tinyInt1isBit=false", "root", Sides.PASSWORD);
                Connection target =
                        DriverManager.getConnection(arguments[1] + "?sslmode=disable", "postgres", Sides.PASSWORD);
                var orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String table = orders.readLine(); table != null; table = orders.readLine()) {
                System.out.println(copy(source, target, table));
            }
        }
    }

    private static long copy(Connection source, Connection target, String table) throws SQLException {
        CopyIn copy =
                target.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY bench.peer (" + COLUMNS + ") FROM STDIN");
        long bytes = 0;
        try (Statement statement = source.createStatement()) {
            statement.setFetchSize(1_000);
            StringBuilder portion = new StringBuilder();
            try (ResultSet rows = statement.executeQuery("SELECT " + COLUMNS + " FROM " + table)) {
                while (rows.next()) {
                    row(rows, portion);
                    if (portion.length() > PORTION) {
                        bytes += send(copy, portion);
                    }
                }
            }
            bytes += send(copy, portion);
        }
        copy.endCopy();
        return bytes;
    }

    private static void row(ResultSet rows, StringBuilder to) throws SQLException {
        for (int i = 1; i <= COUNT; i++) {
            if (i > 1) {
                to.append('\t');
            }
            if (i == CONTENT) {
                byte @Nullable [] content = rows.getBytes(i);
                to.append(content == null ? "\\N" : "\\\\x" + HexFormat.of().formatHex(content));
            } else if (i == FLAGS) {
                to.append('{').append(rows.getString(i)).append('}');
            } else {
                text(rows.getString(i), to);
            }
        }
        to.append('\n');
    }

    private static void text(@Nullable String value, StringBuilder to) {
        if (value == null) {
            to.append("\\N");
            return;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> to.append("\\\\");
                case '\t' -> to.append("\\t");
                case '\n' -> to.append("\\n");
                case '\r' -> to.append("\\r");
                default -> to.append(c);
            }
        }
    }

    private static int send(CopyIn copy, StringBuilder portion) throws SQLException {
        byte[] utf8 = portion.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(utf8, 0, utf8.length);
        portion.setLength(0);
        return utf8.length;
    }
}

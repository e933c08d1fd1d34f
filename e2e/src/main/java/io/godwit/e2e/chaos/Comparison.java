package io.godwit.e2e.chaos;

import io.godwit.e2e.PlainRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Both sides read in full by plain JDBC.
 *
 * @param rows of the source
 * @param differences by table, with some of the rows; empty when both sides are equal
 */
record Comparison(long rows, String differences) {
    private static final int SHOWN = 3;
    private static final int WIDTH = 200;

    static Comparison of(Sides sides, String database) throws SQLException {
        long rows = 0;
        StringBuilder differences = new StringBuilder();
        try (Connection source = sides.source(database);
                Connection target = sides.target(database)) {
            for (String table : Bank.TABLES) {
                List<String> columns = PlainRows.columns(source, "`" + table + "`");
                TreeMap<String, Integer> expected = PlainRows.of(source, "`" + table + "`", columns, '`');
                TreeMap<String, Integer> actual =
                        PlainRows.of(target, "\"" + database + "\".\"" + table + "\"", columns, '"');
                rows += expected.values().stream().mapToLong(Integer::longValue).sum();
                if (!expected.equals(actual)) {
                    differences.append("\n  " + table + "\n" + only("source", expected, actual)
                            + only("target", actual, expected));
                }
            }
        }
        return new Comparison(rows, differences.toString());
    }

    private static String only(String side, Map<String, Integer> here, Map<String, Integer> there) {
        List<String> found = new ArrayList<>();
        here.forEach((row, count) -> {
            if (!count.equals(there.get(row))) {
                found.add("      " + count + " × " + row.substring(0, Math.min(WIDTH, row.length())));
            }
        });
        return "    " + found.size() + " rows only, or in another number, on the " + side + "\n"
                + String.join("\n", found.subList(0, Math.min(SHOWN, found.size()))) + "\n";
    }
}

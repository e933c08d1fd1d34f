package io.godwit.engine.mysql.type;

import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import io.godwit.engine.mysql.client.MySqlConnection;
import io.godwit.engine.mysql.client.SqlText;
import io.godwit.engine.mysql.client.TextRows;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The character sets of one server. Their tables are asked of the server itself, since Java's sets of the same name differ
 * (latin1 0x81, sjis 0x5c and others: H8). Asks on first use, over a connection that is idle then.
 */
public final class CharacterSets {
    /** What tis620 and big5 make of bytes that are no character: nothing that could be told apart (H8). */
    private static final int REPLACEMENT = 0xfffd;

    private static final Set<String> WITH_THREE = Set.of("ujis", "eucjpms");

    private final MySqlConnection connection;
    private final Map<String, CharacterSet> sets = new HashMap<>();
    private @Nullable Map<Integer, String> collations;

    public CharacterSets(MySqlConnection connection) {
        this.connection = connection;
    }

    /** The set of this name; fails with {@code UNSUPPORTED} for one that is not known. */
    public CharacterSet named(String name) {
        CharacterSet set = sets.get(name);
        if (set == null) {
            set = make(name);
            sets.put(name, set);
        }
        return set;
    }

    /** The name of the character set of each collation, by the collation's number. */
    public Map<Integer, String> byCollation() {
        Map<Integer, String> all = collations;
        if (all == null) {
            all = new HashMap<>();
            for (TextRows.Row row : connection.query(collationsQuery())) {
                all.put((int) row.number(0), row.text(1));
            }
            collations = all;
        }
        return all;
    }

    private String collationsQuery() {
        // Since 10.10 MariaDB has collations that serve several character sets, each with a number per set.
        return connection.isMariaDb() && connection.atLeast(10, 10, 1)
                ? "SELECT ID, CHARACTER_SET_NAME FROM information_schema.COLLATION_CHARACTER_SET_APPLICABILITY"
                : "SELECT ID, CHARACTER_SET_NAME FROM information_schema.COLLATIONS";
    }

    private CharacterSet make(String name) {
        return switch (name) {
            case "utf8mb4" -> new Utf8(name, 4);
            case "utf8", "utf8mb3" -> new Utf8(name, 3);
            case "ascii" -> new Utf8(name, 1);
            case "ucs2" -> new Wide(name, 2, false, false);
            case "utf16" -> new Wide(name, 2, false, true);
            case "utf16le" -> new Wide(name, 2, true, true);
            case "utf32" -> new Wide(name, 4, false, false);
            default -> asked(name);
        };
    }

    private CharacterSet asked(String name) {
        TextRows found =
                connection.query("SELECT MAXLEN FROM information_schema.CHARACTER_SETS WHERE CHARACTER_SET_NAME = "
                        + SqlText.literal(name));
        if (found.size() != 1 || !name.matches("[a-z0-9]+")) {
            throw new EngineException(
                    Kind.UNSUPPORTED,
                    "The server knows no character set " + name + ".",
                    "Convert the column to utf8mb4 at the source.");
        }
        int maxBytes = (int) found.only().number(0);
        return maxBytes == 1 ? new SingleByte(name, singles(name)) : multiByte(name, maxBytes);
    }

    private int[] singles(String name) {
        StringBuilder bytes = new StringBuilder();
        for (int i = 0; i < 256; i++) {
            bytes.append(HexFormat.of().toHexDigits((byte) i));
        }
        String utf8 = connection
                .query("SELECT HEX(CONVERT(CONVERT(X'" + bytes + "' USING " + name + ") USING utf8mb4))")
                .only()
                .text(0);
        int[] codePoints = decode(utf8);
        if (codePoints.length != 256) {
            throw new EngineException(
                    Kind.UNSUPPORTED,
                    "The character set " + name + " has no table of single bytes.",
                    "Convert the column to utf8mb4 at the source.");
        }
        for (int i = 0; i < 256; i++) {
            if (codePoints[i] == REPLACEMENT || codePoints[i] == '?' && i != '?') {
                codePoints[i] = SingleByte.UNDEFINED;
            }
        }
        return codePoints;
    }

    private CharacterSet multiByte(String name, int maxBytes) {
        int[] single = new int[256];
        Arrays.fill(single, MultiByte.UNDEFINED);
        for (TextRows.Row row :
                connection.query("SELECT b.n, " + converted("CHAR(b.n)", name) + " FROM (" + bytes() + ") b")) {
            int b = (int) row.number(0);
            int c = one(row.textOrNull(1));
            if (c != '?' || b == '?') {
                single[b] = c;
            }
        }
        int[] two = pairs(name, "CHAR(a.n, b.n)", single);
        int[] three = {};
        if (WITH_THREE.contains(name)) {
            three = pairs(name, "CHAR(143, a.n, b.n)", null);
            single[0x8f] = MultiByte.LEADS_THREE;
        }
        return new MultiByte(name, maxBytes, single, two, three, maxBytes == 4 ? fours(name) : new int[0]);
    }

    /** The characters of four bytes up to U+FFFF. */
    private int[] fours(String name) {
        int[] table = new int[39_420];
        Arrays.fill(table, MultiByte.UNDEFINED);
        String place = "(a.n * 256 + b.n)";
        String expression = "CHAR(129 + " + place + " DIV 12600, 48 + " + place + " DIV 1260 MOD 10, 129 + " + place
                + " DIV 10 MOD 126, 48 + " + place + " MOD 10)";
        String query = "SELECT " + place + ", " + converted(expression, name) + " FROM (" + bytes() + ") a, (" + bytes()
                + ") b WHERE " + place + " < " + table.length;
        for (TextRows.Row row : connection.query(query)) {
            int c = one(row.textOrNull(1));
            if (c >= 0 && c != '?') {
                table[(int) row.number(0)] = c;
            }
        }
        return table;
    }

    /** The table of two bytes; marks in {@code single} which bytes begin a pair, where it is given. */
    private int[] pairs(String name, String expression, int @Nullable [] single) {
        int[] table = new int[65536];
        Arrays.fill(table, MultiByte.UNDEFINED);
        String query = "SELECT a.n * 256 + b.n, " + converted(expression, name) + " FROM (" + bytes() + ") a, ("
                + bytes() + ") b WHERE a.n >= 128 AND b.n >= 48";
        for (TextRows.Row row : connection.query(query)) {
            int pair = (int) row.number(0);
            int c = one(row.textOrNull(1));
            boolean leads = single == null || single[pair >> 8] < 0;
            if (c >= 0 && c != '?' && leads) {
                table[pair] = c;
                if (single != null) {
                    single[pair >> 8] = MultiByte.LEADS_TWO;
                }
            }
        }
        return table;
    }

    private static String converted(String bytes, String name) {
        return "HEX(CONVERT(CONVERT(" + bytes + " USING " + name + ") USING utf8mb4))";
    }

    private static String bytes() {
        return IntStream.range(0, 256)
                .mapToObj(i -> i == 0 ? "SELECT 0 AS n" : "SELECT " + i)
                .collect(Collectors.joining(" UNION ALL "));
    }

    /** The only character of UTF-8 in hex; UNDEFINED for none or several. */
    private static int one(@Nullable String hex) {
        if (hex == null) {
            return MultiByte.UNDEFINED;
        }
        int[] codePoints = decode(hex);
        return codePoints.length == 1 && codePoints[0] != REPLACEMENT ? codePoints[0] : MultiByte.UNDEFINED;
    }

    private static int[] decode(String hex) {
        return new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8)
                .codePoints()
                .toArray();
    }
}

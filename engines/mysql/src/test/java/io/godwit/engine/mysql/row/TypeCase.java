package io.godwit.engine.mysql.row;

import io.godwit.engine.mysql.Sources.Flavor;
import io.godwit.engine.type.CanonicalType;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/**
 * A source type, the canonical type in which it travels, values at its edges and random ones as SQL, and the SQL by which the
 * server says what it holds.
 *
 * @param oracle an expression over {@code $}, the column
 */
record TypeCase(
        String type, CanonicalType canonical, String oracle, List<String> edges, Function<Random, String> random) {

    private static final String CHARS = "HEX(CONVERT($ USING utf8mb4))";
    private static final String PLAIN = "CAST($ AS CHAR)";
    private static final CanonicalType TEXT = new CanonicalType.Text();
    private static final CanonicalType BYTES = new CanonicalType.Bytes();

    static List<TypeCase> all(Flavor flavor) {
        List<TypeCase> cases = new ArrayList<>();
        numbers(cases);
        moments(cases);
        characters(cases);
        bytes(cases);
        labels(cases);
        if (flavor == Flavor.MYSQL) {
            mySql(cases);
        } else {
            mariaDb(cases);
        }
        return cases;
    }

    private static void numbers(List<TypeCase> cases) {
        integer(cases, "TINYINT", 8, 16);
        integer(cases, "SMALLINT", 16, 16);
        integer(cases, "MEDIUMINT", 24, 32);
        integer(cases, "INT", 32, 32);
        integer(cases, "BIGINT", 64, 64);
        cases.add(new TypeCase(
                "TINYINT(1)", new CanonicalType.Bool(), PLAIN, List.of("0", "1"), r -> r.nextBoolean() ? "1" : "0"));
        for (int[] p : new int[][] {{65, 30}, {1, 0}, {10, 2}, {30, 30}, {9, 9}, {18, 9}, {65, 0}, {38, 19}, {4, 4}}) {
            decimal(cases, p[0], p[1]);
        }
        cases.add(new TypeCase(
                "FLOAT",
                new CanonicalType.Float(32),
                "$ * 1e0",
                List.of("1234567", "0.1", "-0.0", "3.4028234e38", "-3.4028234e38", "1.17549e-38", "1.4e-45", "16777217", "0"),
                r -> String.valueOf(r.nextFloat() * Math.pow(10, r.nextInt(60) - 30))));
        cases.add(new TypeCase(
                "FLOAT(10,3)",
                new CanonicalType.Float(64),
                "$ * 1e0",
                List.of("1234567.125", "-0.001"),
                r -> String.valueOf(r.nextInt(1000000) / 1000.0)));
        cases.add(new TypeCase(
                "DOUBLE",
                new CanonicalType.Float(64),
                "$ * 1e0",
                List.of("1.7976931348623157e308", "-1.7976931348623157e308", "4.9e-324", "0.1", "-0.0", "9007199254740993"),
                r -> String.valueOf(r.nextDouble() * Math.pow(10, r.nextInt(600) - 300))));
        for (int bits : new int[] {1, 7, 8, 9, 33, 63, 64}) {
            cases.add(new TypeCase(
                    "BIT(" + bits + ")",
                    new CanonicalType.Bits(bits),
                    "LPAD(BIN($ + 0), " + bits + ", '0')",
                    List.of("0", "1", "b'" + "1".repeat(bits) + "'"),
                    r -> new BigInteger(bits, r).toString()));
        }
        cases.add(new TypeCase(
                "YEAR", new CanonicalType.Int(16), "$ + 0", List.of("0", "1901", "2155", "2024"), r -> "" + (1901 + r.nextInt(255))));
    }

    private static void integer(List<TypeCase> cases, String name, int bits, int canonical) {
        BigInteger top = BigInteger.TWO.pow(bits - 1);
        cases.add(new TypeCase(
                name,
                new CanonicalType.Int(canonical),
                PLAIN,
                List.of("0", "-1", top.negate().toString(), top.subtract(BigInteger.ONE).toString()),
                r -> new BigInteger(bits, r).subtract(top).toString()));
        cases.add(new TypeCase(
                name + " UNSIGNED",
                bits == 64 ? new CanonicalType.Decimal(20, 0) : new CanonicalType.Int(bits == 8 ? 16 : bits == 16 ? 32 : 64),
                PLAIN,
                List.of("0", "1", top.toString(), top.shiftLeft(1).subtract(BigInteger.ONE).toString(), top.subtract(BigInteger.ONE).toString()),
                r -> new BigInteger(bits, r).toString()));
    }

    private static void decimal(List<TypeCase> cases, int precision, int scale) {
        String most = "9".repeat(precision - scale) + (scale > 0 ? "." + "9".repeat(scale) : "");
        String least = scale > 0 ? "0." + "0".repeat(scale - 1) + "1" : "1";
        cases.add(new TypeCase(
                "DECIMAL(" + precision + "," + scale + ")",
                new CanonicalType.Decimal(precision, scale),
                PLAIN,
                List.of("0", most, "-" + most, least, "-" + least, scale > 0 ? "0.1" : "1"),
                r -> {
                    String digits = new BigInteger(200, r).toString().substring(0, 1 + r.nextInt(Math.min(50, precision)));
                    String padded = "0".repeat(Math.max(0, scale + 1 - digits.length())) + digits;
                    return (r.nextBoolean() ? "-" : "") + padded.substring(0, padded.length() - scale) + "."
                            + padded.substring(padded.length() - scale) + "0";
                }));
    }

    private static void moments(List<TypeCase> cases) {
        cases.add(new TypeCase(
                "DATE",
                new CanonicalType.Date(),
                PLAIN,
                List.of("'0001-01-01'", "'9999-12-31'", "'2000-02-29'", "'1900-03-01'", "'1970-01-01'"),
                r -> "'%04d-%02d-%02d'".formatted(1 + r.nextInt(9999), 1 + r.nextInt(12), 1 + r.nextInt(28))));
        for (int each = 0; each <= 6; each++) {
            int digits = each;
            String fraction = digits == 0 ? "" : "." + "9".repeat(digits);
            String one = digits == 0 ? "" : "." + "0".repeat(digits - 1) + "1";
            cases.add(new TypeCase(
                    "DATETIME(" + digits + ")",
                    new CanonicalType.Timestamp(false),
                    "DATE_FORMAT($, '%Y-%m-%d %H:%i:%s.%f')",
                    List.of(
                            "'0001-01-01 00:00:00'",
                            "'9999-12-31 23:59:59" + fraction + "'",
                            "'1969-12-31 23:59:59" + one + "'",
                            "'2000-01-01 00:00:00" + one + "'"),
                    r -> moment(r, 1 + r.nextInt(9999), digits)));
            cases.add(new TypeCase(
                    "TIMESTAMP(" + digits + ") NULL",
                    new CanonicalType.Timestamp(true),
                    "DATE_FORMAT($, '%Y-%m-%d %H:%i:%s.%f')",
                    List.of("'1970-01-01 00:00:01'", "'2038-01-19 03:14:07" + fraction + "'", "'2024-03-31 02:30:00" + one + "'"),
                    r -> moment(r, 1971 + r.nextInt(66), digits)));
            cases.add(new TypeCase(
                    "TIME(" + digits + ")",
                    new CanonicalType.Interval(),
                    "CONCAT(CAST($ AS CHAR), SUBSTRING('.000000', 1 + IF(" + digits + " = 0, 0, 1 + " + digits + ")))",
                    List.of(
                            "'00:00:00'",
                            "'838:59:58" + fraction + "'",
                            "'-838:59:58" + fraction + "'",
                            "'-00:00:00" + one + "'",
                            "'-00:00:01" + one + "'",
                            "'24:00:00'"),
                    r -> "'" + (r.nextBoolean() ? "-" : "") + "%02d:%02d:%02d".formatted(r.nextInt(838), r.nextInt(60), r.nextInt(60))
                            + fraction(r, digits) + "'"));
        }
        cases.add(new TypeCase(
                "TIME(6)",
                new CanonicalType.Time(),
                PLAIN,
                List.of("'00:00:00'", "'23:59:59.999999'", "'24:00:00'"),
                r -> "'%02d:%02d:%02d'".formatted(r.nextInt(24), r.nextInt(60), r.nextInt(60))));
    }

    private static String moment(Random r, int year, int digits) {
        return "'%04d-%02d-%02d %02d:%02d:%02d".formatted(
                        year, 1 + r.nextInt(12), 1 + r.nextInt(28), r.nextInt(24), r.nextInt(60), r.nextInt(60))
                + fraction(r, digits) + "'";
    }

    private static String fraction(Random r, int digits) {
        return digits == 0 ? "" : "." + ("" + (1_000_000 + r.nextInt(1_000_000))).substring(1, 1 + digits);
    }

    private static void characters(List<TypeCase> cases) {
        String emoji = utf8("🐦 é 中 \uD83D\uDE00");
        text(cases, "CHAR(20)", "utf8mb4", List.of("'a  '", "' '", emoji));
        text(cases, "VARCHAR(20)", "utf8mb4", List.of("'a  '", "' '", emoji));
        text(cases, "VARCHAR(300)", "utf8mb3", List.of(utf8("é€中"), "REPEAT('x', 300)"));
        text(cases, "TEXT", "utf8mb4", List.of(emoji, "REPEAT('ü', 5000)"));
        text(cases, "TINYTEXT", "latin1", List.of("REPEAT('y', 255)"));
        text(cases, "MEDIUMTEXT", "utf8mb4", List.of("REPEAT('abc', 40000)"));
        text(cases, "LONGTEXT", "utf8mb4", List.of("REPEAT('z', 70000)"));
        text(cases, "VARCHAR(300)", "latin1", List.of(singles("latin1", 1, 255)));
        text(cases, "CHAR(255)", "latin1", List.of(singles("latin1", 128, 160)));
        text(cases, "VARCHAR(300)", "ascii", List.of(singles("ascii", 1, 127)));
        text(cases, "VARCHAR(300)", "cp1250", List.of(utf8("Žluťoučký kůň")));
        text(cases, "VARCHAR(300)", "cp1251", List.of(utf8("Съешь ещё")));
        text(cases, "VARCHAR(300)", "koi8r", List.of(utf8("Съешь ещё")));
        text(cases, "VARCHAR(300)", "latin2", List.of(utf8("Zażółć gęślą")));
        text(cases, "VARCHAR(300)", "greek", List.of(utf8("Ελληνικά")));
        text(cases, "VARCHAR(300)", "cp850", List.of(singles("cp850", 128, 254)));
        text(cases, "VARCHAR(300)", "swe7", List.of("'abc'"));
        text(cases, "VARCHAR(300)", "ucs2", List.of(utf8("é€中"), "'a  '"));
        text(cases, "CHAR(30)", "ucs2", List.of(utf8("é€中"), "'a  '"));
        text(cases, "VARCHAR(300)", "utf16", List.of(emoji));
        text(cases, "VARCHAR(300)", "utf16le", List.of(emoji));
        text(cases, "CHAR(30)", "utf32", List.of(emoji, "'a  '"));
        text(cases, "VARCHAR(300)", "sjis", List.of(utf8("日本語ｱｲｳ"), utf8("表\\")));
        text(cases, "VARCHAR(300)", "cp932", List.of(utf8("日本語①～")));
        text(cases, "VARCHAR(300)", "ujis", List.of(utf8("日本語ｱ")));
        text(cases, "VARCHAR(300)", "eucjpms", List.of(utf8("日本語①")));
        text(cases, "VARCHAR(300)", "gbk", List.of(utf8("简体中文€")));
        text(cases, "VARCHAR(300)", "gb2312", List.of(utf8("简体中文")));
        text(cases, "VARCHAR(300)", "big5", List.of(utf8("繁體中文功")));
        text(cases, "VARCHAR(300)", "euckr", List.of(utf8("한국어")));
    }

    private static void text(List<TypeCase> cases, String type, String set, List<String> more) {
        List<String> edges = new ArrayList<>(List.of("''", "'abc'"));
        edges.addAll(more);
        cases.add(new TypeCase(
                type + " CHARACTER SET " + set, TEXT, CHARS, edges, r -> "'" + word(r) + (r.nextBoolean() ? " " : "") + "'"));
    }

    private static String word(Random r) {
        StringBuilder word = new StringBuilder();
        int length = r.nextInt(12);
        for (int i = 0; i < length; i++) {
            word.append((char) ('a' + r.nextInt(26)));
        }
        return word.toString();
    }

    static String utf8(String text) {
        return "_utf8mb4 X'" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)) + "'";
    }

    private static String singles(String set, int first, int last) {
        StringBuilder hex = new StringBuilder();
        for (int i = first; i <= last; i++) {
            hex.append("%02x".formatted(i));
        }
        return "_" + set + " X'" + hex + "'";
    }

    private static void bytes(List<TypeCase> cases) {
        for (String type : List.of("BINARY(4)", "VARBINARY(10)", "TINYBLOB", "BLOB", "MEDIUMBLOB", "LONGBLOB", "BINARY(255)")) {
            cases.add(new TypeCase(
                    type,
                    BYTES,
                    "HEX($)",
                    List.of("''", "0x00", "0x61000000", "0x00ff0020", "0x20202020"),
                    r -> "0x" + "%08x".formatted(r.nextInt()) ));
        }
        cases.add(new TypeCase("VARBINARY(300)", BYTES, "HEX($)", List.of("REPEAT(0x00, 300)"), r -> "0x00"));
        cases.add(new TypeCase("LONGBLOB", BYTES, "HEX($)", List.of("REPEAT(0x00ff, 100000)"), r -> "0x00"));
        cases.add(new TypeCase(
                "VARCHAR(20) CHARACTER SET latin1", BYTES, "HEX($)", List.of("_latin1 X'00819f'", "''"), r -> "'" + word(r) + "'"));
    }

    private static void labels(List<TypeCase> cases) {
        String many = "'" + String.join("','", Arrays.stream(new int[300]).mapToObj(i -> "x").toArray(String[]::new)) + "'";
        String[] parts = many.split(",");
        StringBuilder big = new StringBuilder();
        StringBuilder wide = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            big.append(i == 0 ? "" : ",").append("'l").append(i).append("'");
            if (i < 64) {
                wide.append(i == 0 ? "" : ",").append("'s").append(i).append("'");
            }
        }
        cases.add(new TypeCase(
                "ENUM('a','B''c','d\\\\e','')",
                TEXT,
                CHARS,
                List.of("'a'", "'B''c'", "3", "4", "'nonsense'", "'A'"),
                r -> "" + (1 + r.nextInt(4))));
        cases.add(new TypeCase(
                "ENUM(" + big + ")", new CanonicalType.Enum("e"), CHARS, List.of("1", "255", "256", "300"), r -> "" + (1 + r.nextInt(300))));
        cases.add(new TypeCase(
                "ENUM('Ä','ö','€') CHARACTER SET latin1", TEXT, CHARS, List.of("1", "2", "3"), r -> "" + (1 + r.nextInt(3))));
        cases.add(new TypeCase(
                "SET('a','b','ü','d')", TEXT, CHARS, List.of("''", "'a'", "'d,a'", "15", "'ü'"), r -> "" + r.nextInt(16)));
        cases.add(new TypeCase(
                "SET('a','b','ü','d') CHARACTER SET latin1",
                new CanonicalType.Array(TEXT),
                CHARS,
                List.of("''", "'a'", "'d,a'", "15"),
                r -> "" + r.nextInt(16)));
        cases.add(new TypeCase(
                "SET(" + wide + ")",
                TEXT,
                CHARS,
                List.of("1", "18446744073709551615", "9223372036854775808", "4294967296"),
                r -> new BigInteger(64, r).toString()));
    }

    private static void mySql(List<TypeCase> cases) {
        List<String> documents = List.of(
                "{}", "[]", "null", "true", "\"\"", "{\"b\": 1, \"a\": [1, 2.5, -3, null, true, \"x\"], \"longer\": {\"c\": {}}}",
                "[0, -1, 32767, -32768, 65535, 65536, 2147483647, 2147483648, 4294967295, 4294967296, -2147483649,"
                        + " 9223372036854775807, -9223372036854775808, 18446744073709551615]",
                "[1.0, -0.0, 0.1, 1e15, 1e16, 1e-15, 1e-16, 1.5e300, 123456789012345.67, 1234567890123456.7, 1e308, 4.9e-324]",
                "\"tab\\t quote\\\" back\\\\ newline\\n bell\\u0007 nul-free \\u00e9 \\ud83d\\udc26 slash\\/ del\\u007f\"");
        List<String> literals = new ArrayList<>();
        for (String document : documents) {
            literals.add(utf8(document));
        }
        literals.add("JSON_OBJECT('d', CAST(-12.340 AS DECIMAL(10,3)), 'e', CAST(0.5 AS DECIMAL(1,1)), 'f', CAST(7 AS DECIMAL(5,0)))");
        literals.add("JSON_ARRAY(DATE'2015-01-15', TIME'-10:11:12.5', TIMESTAMP'2015-01-15 23:24:25.12', CAST('abc' AS BINARY),"
                + " b'1010', 0x" + "ab".repeat(80) + ")");
        literals.add("(SELECT JSON_ARRAYAGG(REPEAT('k', 300)) FROM (SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3) x)");
        literals.add("JSON_OBJECT('big', REPEAT('y', 70000), 'n', 70000, 'm', 2147483647, 'o', CAST(4294967295 AS UNSIGNED))");
        for (boolean binary : new boolean[] {false, true}) {
            cases.add(new TypeCase("JSON", new CanonicalType.Json(binary), CHARS, literals, r -> utf8(document(r, 3))));
        }
        cases.add(new TypeCase("JSON", TEXT, CHARS, literals, r -> utf8(document(r, 3))));
        geometry(cases, "POINT", "POLYGON");
    }

    private static void geometry(List<TypeCase> cases, String... types) {
        cases.add(new TypeCase(
                "GEOMETRY",
                BYTES,
                "HEX($)",
                List.of(
                        "ST_GeomFromText('POINT(1.5 -2)')",
                        "ST_GeomFromText('LINESTRING(0 0, 1 1)', 4326)",
                        "ST_GeomFromText('GEOMETRYCOLLECTION(POINT(1 1), LINESTRING(0 0, 1 1))')"),
                r -> "ST_GeomFromText('POINT(" + r.nextInt(90) + " " + r.nextInt(90) + ")')"));
        cases.add(new TypeCase(
                "POINT",
                new CanonicalType.Geometry(0),
                "CONCAT(HEX(SUBSTRING(CAST($ AS BINARY), 5, 1)), '01000000', HEX(SUBSTRING(CAST($ AS BINARY), 10)))",
                List.of("ST_GeomFromText('POINT(1.5 -2)')"),
                r -> "ST_GeomFromText('POINT(" + r.nextInt(90) + " " + r.nextInt(90) + ")')"));
        cases.add(new TypeCase(
                "POINT",
                new CanonicalType.Geometry(4326),
                "CONCAT('0101000020E6100000', HEX(SUBSTRING(CAST($ AS BINARY), 10)))",
                List.of("ST_GeomFromText('POINT(1.5 -2)', 4326)"),
                r -> "ST_GeomFromText('POINT(" + r.nextInt(90) + " " + r.nextInt(90) + ")', 4326)"));
    }

    /** A random document. */
    private static String document(Random r, int depth) {
        return switch (r.nextInt(depth > 0 ? 8 : 6)) {
            case 0 -> String.valueOf(r.nextLong());
            case 1 -> String.valueOf(Double.longBitsToDouble(r.nextLong() & 0x7fdfffffffffffffL));
            case 2 -> String.valueOf(r.nextInt(70000) - 35000);
            case 3 -> r.nextBoolean() ? "true" : "null";
            case 4 -> "\"" + word(r) + "é" + word(r) + "\"";
            case 5 -> String.valueOf(r.nextInt(100000) / 100.0);
            case 6 -> {
                StringBuilder list = new StringBuilder("[");
                for (int i = r.nextInt(6); i > 0; i--) {
                    list.append(document(r, depth - 1)).append(i > 1 ? "," : "");
                }
                yield list + "]";
            }
            default -> {
                StringBuilder object = new StringBuilder("{");
                for (int i = r.nextInt(6); i > 0; i--) {
                    object.append("\"").append(word(r)).append(i).append("\":").append(document(r, depth - 1));
                    object.append(i > 1 ? "," : "");
                }
                yield object + "}";
            }
        };
    }

    private static void mariaDb(List<TypeCase> cases) {
        cases.add(new TypeCase(
                "UUID",
                new CanonicalType.Uuid(),
                PLAIN,
                List.of(
                        "'00000000-0000-0000-0000-000000000000'",
                        "'ffffffff-ffff-ffff-ffff-ffffffffffff'",
                        "'123e4567-e89b-12d3-a456-426614174000'",
                        "'123e4567-e89b-42d3-a456-426614174000'",
                        "'017f22e2-79b0-7cc3-98c4-dc0c0c07398f'",
                        "'1ec9414c-232a-6b00-b3c8-9f6bdeced800'"),
                r -> "'" + new java.util.UUID(r.nextLong() & ~0x8000L, r.nextLong()) + "'"));
        cases.add(new TypeCase("UUID", TEXT, "HEX(CAST($ AS CHAR))", List.of("UUID()"), r -> "UUID()"));
        cases.add(new TypeCase(
                "INET6",
                TEXT,
                "HEX(CAST($ AS CHAR))",
                List.of("'::'", "'::1'", "'2001:db8::ff00:42:8329'", "'::ffff:192.0.2.128'", "'::192.0.2.1'", "'1:0:0:2:0:0:0:3'",
                        "'1:2:3:4:5:6:7:0'", "'fe80::'", "'1::2:0:0:3:4'", "'0:0:0:0:0:1:0:0'"),
                r -> "'%x:%x::%x'".formatted(r.nextInt(65536), r.nextInt(65536), r.nextInt(65536))));
        cases.add(new TypeCase(
                "INET4", TEXT, "HEX(CAST($ AS CHAR))", List.of("'0.0.0.0'", "'255.255.255.255'", "'10.0.0.0'"), r -> "'10.1.2." + r.nextInt(256) + "'"));
        cases.add(new TypeCase(
                "LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin CHECK (JSON_VALID($))",
                new CanonicalType.Json(false),
                CHARS,
                List.of(utf8("{\"b\": 1 , \"a\":[ ]}"), utf8("\"\\u0000\""), "'1e5'"),
                r -> utf8(document(r, 2))));
        cases.add(new TypeCase(
                "JSON", new CanonicalType.Json(true), CHARS, List.of(utf8("{\"b\": 1 , \"a\":[ ]}"), "'[1,2]'"), r -> utf8(document(r, 2))));
        cases.add(new TypeCase(
                "TEXT COMPRESSED", TEXT, CHARS, List.of("''", "'short'", "REPEAT('long', 1000)", utf8("ü".repeat(500))), r -> "REPEAT('x', " + r.nextInt(500) + ")"));
        cases.add(new TypeCase(
                "VARCHAR(1000) COMPRESSED CHARACTER SET latin1", TEXT, CHARS, List.of("''", "'short'", "REPEAT('long', 200)"), r -> "REPEAT('x', " + r.nextInt(500) + ")"));
        cases.add(new TypeCase(
                "BLOB COMPRESSED", BYTES, "HEX($)", List.of("''", "0x00", "REPEAT(0x00ff, 1000)"), r -> "REPEAT('x', " + r.nextInt(500) + ")"));
        geometry(cases);
    }
}

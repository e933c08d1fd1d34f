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

    static final String CHARS = "HEX(CONVERT($ USING utf8mb4))";
    static final String PLAIN = "CAST($ AS CHAR)";
    static final CanonicalType TEXT = new CanonicalType.Text();
    static final CanonicalType BYTES = new CanonicalType.Bytes();

    static List<TypeCase> all(Flavor flavor) {
        List<TypeCase> cases = new ArrayList<>();
        NumberAndTimeCases.numbers(cases);
        NumberAndTimeCases.moments(cases);
        characters(cases);
        bytes(cases);
        labels(cases);
        if (flavor == Flavor.MYSQL) {
            text(
                    cases,
                    "VARCHAR(300)",
                    "gb18030",
                    List.of(utf8("简体€ㄱüꀀ"), utf8("\uD83D\uDE00\uD840\uDC00\uDBFF\uDFFF")));
            FlavorCases.mySql(cases);
        } else {
            FlavorCases.mariaDb(cases);
        }
        return cases;
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
                type + " CHARACTER SET " + set,
                TEXT,
                CHARS,
                edges,
                r -> "'" + word(r) + (r.nextBoolean() ? " " : "") + "'"));
    }

    static String word(Random r) {
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
        for (String type :
                List.of("BINARY(4)", "VARBINARY(10)", "TINYBLOB", "BLOB", "MEDIUMBLOB", "LONGBLOB", "BINARY(255)")) {
            cases.add(new TypeCase(
                    type,
                    BYTES,
                    "HEX($)",
                    List.of("''", "0x00", "0x61000000", "0x00ff0020", "0x20202020"),
                    r -> "0x" + "%08x".formatted(r.nextInt())));
        }
        cases.add(new TypeCase("VARBINARY(300)", BYTES, "HEX($)", List.of("REPEAT(0x00, 300)"), r -> "0x00"));
        cases.add(new TypeCase("LONGBLOB", BYTES, "HEX($)", List.of("REPEAT(0x00ff, 100000)"), r -> "0x00"));
        cases.add(new TypeCase(
                "VARCHAR(20) CHARACTER SET latin1",
                BYTES,
                "HEX($)",
                List.of("_latin1 X'00819f'", "''"),
                r -> "'" + word(r) + "'"));
    }

    private static void labels(List<TypeCase> cases) {
        String many = "'"
                + String.join(
                        "','", Arrays.stream(new int[300]).mapToObj(i -> "x").toArray(String[]::new)) + "'";
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
                "ENUM(" + big + ")",
                new CanonicalType.Enum("e"),
                CHARS,
                List.of("1", "255", "256", "300"),
                r -> "" + (1 + r.nextInt(300))));
        cases.add(new TypeCase(
                "ENUM('Ä','ö','€') CHARACTER SET latin1",
                TEXT,
                CHARS,
                List.of("1", "2", "3"),
                r -> "" + (1 + r.nextInt(3))));
        cases.add(new TypeCase(
                "SET('a','b','ü','d')",
                TEXT,
                CHARS,
                List.of("''", "'a'", "'d,a'", "15", "'ü'"),
                r -> "" + r.nextInt(16)));
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
}

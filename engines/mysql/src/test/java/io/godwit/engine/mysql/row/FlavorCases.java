package io.godwit.engine.mysql.row;

import io.godwit.engine.type.CanonicalType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** {@link TypeCase}s that one of the servers alone has. */
final class FlavorCases {
    private FlavorCases() {}

    static void mySql(List<TypeCase> cases) {
        List<String> documents = List.of(
                "{}",
                "[]",
                "null",
                "true",
                "\"\"",
                "{\"b\": 1, \"a\": [1, 2.5, -3, null, true, \"x\"], \"longer\": {\"c\": {}}}",
                "[0, -1, 32767, -32768, 65535, 65536, 2147483647, 2147483648, 4294967295, 4294967296, -2147483649,"
                        + " 9223372036854775807, -9223372036854775808, 18446744073709551615]",
                "[1.0, -0.0, 0.1, 1e15, 1e16, 1e-15, 1e-16, 1.5e300, 123456789012345.67, 1234567890123456.7, 1e308, 4.9e-324]",
                "\"tab\\t quote\\\" back\\\\ newline\\n bell\\u0007 nul-free \\u00e9 \\ud83d\\udc26 slash\\/ del\\u007f\"");
        List<String> literals = new ArrayList<>();
        for (String document : documents) {
            literals.add(TypeCase.utf8(document));
        }
        literals.add(
                "JSON_OBJECT('d', CAST(-12.340 AS DECIMAL(10,3)), 'e', CAST(0.5 AS DECIMAL(1,1)), 'f', CAST(7 AS DECIMAL(5,0)))");
        literals.add(
                "JSON_ARRAY(DATE'2015-01-15', TIME'-10:11:12.5', TIMESTAMP'2015-01-15 23:24:25.12', CAST('abc' AS BINARY),"
                        + " b'1010', 0x" + "ab".repeat(80) + ")");
        literals.add(
                "(SELECT JSON_ARRAYAGG(REPEAT('k', 300)) FROM (SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3) x)");
        literals.add(
                "JSON_OBJECT('big', REPEAT('y', 70000), 'n', 70000, 'm', 2147483647, 'o', CAST(4294967295 AS UNSIGNED))");
        for (boolean binary : new boolean[] {false, true}) {
            cases.add(new TypeCase(
                    "JSON",
                    new CanonicalType.Json(binary),
                    TypeCase.CHARS,
                    literals,
                    r -> TypeCase.utf8(document(r, 3))));
        }
        cases.add(new TypeCase("JSON", TypeCase.TEXT, TypeCase.CHARS, literals, r -> TypeCase.utf8(document(r, 3))));
        geometry(cases);
    }

    private static void geometry(List<TypeCase> cases) {
        cases.add(new TypeCase(
                "GEOMETRY",
                TypeCase.BYTES,
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
            case 4 -> "\"" + TypeCase.word(r) + "é" + TypeCase.word(r) + "\"";
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
                    object.append("\"")
                            .append(TypeCase.word(r))
                            .append(i)
                            .append("\":")
                            .append(document(r, depth - 1));
                    object.append(i > 1 ? "," : "");
                }
                yield object + "}";
            }
        };
    }

    static void mariaDb(List<TypeCase> cases) {
        cases.add(new TypeCase(
                "UUID",
                new CanonicalType.Uuid(),
                TypeCase.PLAIN,
                List.of(
                        "'00000000-0000-0000-0000-000000000000'",
                        "'ffffffff-ffff-ffff-ffff-ffffffffffff'",
                        "'123e4567-e89b-12d3-a456-426614174000'",
                        "'123e4567-e89b-42d3-a456-426614174000'",
                        "'017f22e2-79b0-7cc3-98c4-dc0c0c07398f'",
                        "'1ec9414c-232a-6b00-b3c8-9f6bdeced800'"),
                r -> "'" + new java.util.UUID(r.nextLong() & ~0x8000L, r.nextLong()) + "'"));
        cases.add(new TypeCase("UUID", TypeCase.TEXT, "HEX(CAST($ AS CHAR))", List.of("UUID()"), r -> "UUID()"));
        cases.add(new TypeCase(
                "INET6",
                TypeCase.TEXT,
                "HEX(CAST($ AS CHAR))",
                List.of(
                        "'::'",
                        "'::1'",
                        "'2001:db8::ff00:42:8329'",
                        "'::ffff:192.0.2.128'",
                        "'::192.0.2.1'",
                        "'1:0:0:2:0:0:0:3'",
                        "'1:2:3:4:5:6:7:0'",
                        "'fe80::'",
                        "'1::2:0:0:3:4'",
                        "'0:0:0:0:0:1:0:0'"),
                r -> "'%x:%x::%x'".formatted(r.nextInt(65536), r.nextInt(65536), r.nextInt(65536))));
        cases.add(new TypeCase(
                "INET4",
                TypeCase.TEXT,
                "HEX(CAST($ AS CHAR))",
                List.of("'0.0.0.0'", "'255.255.255.255'", "'10.0.0.0'"),
                r -> "'10.1.2." + r.nextInt(256) + "'"));
        cases.add(new TypeCase(
                "LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin CHECK (JSON_VALID($))",
                new CanonicalType.Json(false),
                TypeCase.CHARS,
                List.of(TypeCase.utf8("{\"b\": 1 , \"a\":[ ]}"), TypeCase.utf8("\"\\u0000\""), "'1e5'"),
                r -> TypeCase.utf8(document(r, 2))));
        cases.add(new TypeCase(
                "JSON",
                new CanonicalType.Json(true),
                TypeCase.CHARS,
                List.of(TypeCase.utf8("{\"b\": 1 , \"a\":[ ]}"), "'[1,2]'"),
                r -> TypeCase.utf8(document(r, 2))));
        cases.add(new TypeCase(
                "TEXT COMPRESSED",
                TypeCase.TEXT,
                TypeCase.CHARS,
                List.of("''", "'short'", "REPEAT('long', 1000)", TypeCase.utf8("ü".repeat(500))),
                r -> "REPEAT('x', " + r.nextInt(500) + ")"));
        cases.add(new TypeCase(
                "VARCHAR(1000) COMPRESSED CHARACTER SET latin1",
                TypeCase.TEXT,
                TypeCase.CHARS,
                List.of("''", "'short'", "REPEAT('long', 200)"),
                r -> "REPEAT('x', " + r.nextInt(500) + ")"));
        cases.add(new TypeCase(
                "BLOB COMPRESSED",
                TypeCase.BYTES,
                "HEX($)",
                List.of("''", "0x00", "REPEAT(0x00ff, 1000)"),
                r -> "REPEAT('x', " + r.nextInt(500) + ")"));
        geometry(cases);
    }
}

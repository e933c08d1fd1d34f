package io.godwit.engine.mysql.row;

import io.godwit.engine.type.CanonicalType;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;

/** {@link TypeCase}s of numbers and of times. */
final class NumberAndTimeCases {
    private NumberAndTimeCases() {}

    static void numbers(List<TypeCase> cases) {
        integer(cases, "TINYINT", 8, 16);
        integer(cases, "SMALLINT", 16, 16);
        integer(cases, "MEDIUMINT", 24, 32);
        integer(cases, "INT", 32, 32);
        integer(cases, "BIGINT", 64, 64);
        cases.add(new TypeCase(
                "TINYINT(1)",
                new CanonicalType.Bool(),
                TypeCase.PLAIN,
                List.of("0", "1"),
                r -> r.nextBoolean() ? "1" : "0"));
        for (int[] p : new int[][] {{65, 30}, {1, 0}, {10, 2}, {30, 30}, {9, 9}, {18, 9}, {65, 0}, {38, 19}, {4, 4}}) {
            decimal(cases, p[0], p[1]);
        }
        cases.add(new TypeCase(
                "FLOAT",
                new CanonicalType.Float(32),
                "$ * 1e0",
                List.of(
                        "1234567",
                        "0.1",
                        "-0.0",
                        "3.4028234e38",
                        "-3.4028234e38",
                        "1.17549e-38",
                        "1.4e-45",
                        "16777217",
                        "0"),
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
                List.of(
                        "1.7976931348623157e308",
                        "-1.7976931348623157e308",
                        "4.9e-324",
                        "0.1",
                        "-0.0",
                        "9007199254740993"),
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
                "YEAR",
                new CanonicalType.Int(16),
                "$ + 0",
                List.of("0", "1901", "2155", "2024"),
                r -> "" + (1901 + r.nextInt(255))));
    }

    private static void integer(List<TypeCase> cases, String name, int bits, int canonical) {
        BigInteger top = BigInteger.TWO.pow(bits - 1);
        cases.add(new TypeCase(
                name,
                new CanonicalType.Int(canonical),
                TypeCase.PLAIN,
                List.of(
                        "0",
                        "-1",
                        top.negate().toString(),
                        top.subtract(BigInteger.ONE).toString()),
                r -> new BigInteger(bits, r).subtract(top).toString()));
        cases.add(new TypeCase(
                name + " UNSIGNED",
                bits == 64
                        ? new CanonicalType.Decimal(20, 0)
                        : new CanonicalType.Int(bits == 8 ? 16 : bits == 16 ? 32 : 64),
                TypeCase.PLAIN,
                List.of(
                        "0",
                        "1",
                        top.toString(),
                        top.shiftLeft(1).subtract(BigInteger.ONE).toString(),
                        top.subtract(BigInteger.ONE).toString()),
                r -> new BigInteger(bits, r).toString()));
    }

    private static void decimal(List<TypeCase> cases, int precision, int scale) {
        String most = "9".repeat(precision - scale) + (scale > 0 ? "." + "9".repeat(scale) : "");
        String least = scale > 0 ? "0." + "0".repeat(scale - 1) + "1" : "1";
        cases.add(new TypeCase(
                "DECIMAL(" + precision + "," + scale + ")",
                new CanonicalType.Decimal(precision, scale),
                TypeCase.PLAIN,
                List.of("0", most, "-" + most, least, "-" + least, scale > 0 ? "0.1" : "1"),
                r -> {
                    String digits =
                            new BigInteger(200, r).toString().substring(0, 1 + r.nextInt(Math.min(50, precision)));
                    String padded = "0".repeat(Math.max(0, scale + 1 - digits.length())) + digits;
                    return (r.nextBoolean() ? "-" : "") + padded.substring(0, padded.length() - scale) + "."
                            + padded.substring(padded.length() - scale) + "0";
                }));
    }

    static void moments(List<TypeCase> cases) {
        cases.add(new TypeCase(
                "DATE",
                new CanonicalType.Date(),
                TypeCase.PLAIN,
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
                    List.of(
                            "'1970-01-01 00:00:01'",
                            "'2038-01-19 03:14:07" + fraction + "'",
                            "'2024-03-31 02:30:00" + one + "'"),
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
                    r -> "'" + (r.nextBoolean() ? "-" : "")
                            + "%02d:%02d:%02d".formatted(r.nextInt(838), r.nextInt(60), r.nextInt(60))
                            + fraction(r, digits) + "'"));
        }
        cases.add(new TypeCase(
                "TIME(6)",
                new CanonicalType.Time(),
                TypeCase.PLAIN,
                List.of("'00:00:00'", "'23:59:59.999999'", "'24:00:00'"),
                r -> "'%02d:%02d:%02d'".formatted(r.nextInt(24), r.nextInt(60), r.nextInt(60))));
    }

    private static String moment(Random r, int year, int digits) {
        return "'%04d-%02d-%02d %02d:%02d:%02d"
                        .formatted(
                                year, 1 + r.nextInt(12), 1 + r.nextInt(28), r.nextInt(24), r.nextInt(60), r.nextInt(60))
                + fraction(r, digits) + "'";
    }

    private static String fraction(Random r, int digits) {
        return digits == 0 ? "" : "." + ("" + (1_000_000 + r.nextInt(1_000_000))).substring(1, 1 + digits);
    }
}

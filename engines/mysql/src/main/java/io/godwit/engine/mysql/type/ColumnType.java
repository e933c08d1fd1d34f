package io.godwit.engine.mysql.type;

import io.godwit.engine.EngineException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A column's type, read from the text that SHOW COLUMNS gives for it.
 *
 * @param kind what it is; synonyms of the server are one kind
 * @param length the first number in parentheses: characters, bytes, digits, bits; for times the digits of the fraction; 0
 *     where there is none
 * @param scale the second number: digits after the point
 * @param labels of ENUM and SET, in order
 * @param compressed MariaDB's column compression
 * @param oldFormat a time in MariaDB's format before 10.1 ({@code mysql56_temporal_format=OFF})
 */
public record ColumnType(
        Kind kind,
        boolean unsigned,
        int length,
        int scale,
        List<String> labels,
        boolean compressed,
        boolean oldFormat) {

    public ColumnType {
        labels = List.copyOf(labels);
    }

    /** The kinds of types of MySQL and MariaDB. */
    public enum Kind {
        TINYINT,
        SMALLINT,
        MEDIUMINT,
        INT,
        BIGINT,
        DECIMAL,
        FLOAT,
        DOUBLE,
        BIT,
        YEAR,
        DATE,
        TIME,
        DATETIME,
        TIMESTAMP,
        CHAR,
        VARCHAR,
        TINYTEXT,
        TEXT,
        MEDIUMTEXT,
        LONGTEXT,
        BINARY,
        VARBINARY,
        TINYBLOB,
        BLOB,
        MEDIUMBLOB,
        LONGBLOB,
        ENUM,
        SET,
        JSON,
        GEOMETRY,
        UUID,
        INET4,
        INET6,
        VECTOR;

        /** Characters in a character set. */
        public boolean text() {
            return switch (this) {
                case CHAR, VARCHAR, TINYTEXT, TEXT, MEDIUMTEXT, LONGTEXT, ENUM, SET -> true;
                default -> false;
            };
        }

        public boolean integer() {
            return switch (this) {
                case TINYINT, SMALLINT, MEDIUMINT, INT, BIGINT -> true;
                default -> false;
            };
        }

        /** Bits of an integer kind. */
        public int bits() {
            return switch (this) {
                case TINYINT -> 8;
                case SMALLINT -> 16;
                case MEDIUMINT -> 24;
                case INT -> 32;
                case BIGINT -> 64;
                default -> throw new IllegalStateException(this + " is no integer");
            };
        }
    }

    private static final Map<String, Kind> NAMES = Map.ofEntries(
            Map.entry("dec", Kind.DECIMAL),
            Map.entry("numeric", Kind.DECIMAL),
            Map.entry("integer", Kind.INT),
            Map.entry("real", Kind.DOUBLE),
            Map.entry("bool", Kind.TINYINT),
            Map.entry("boolean", Kind.TINYINT),
            Map.entry("point", Kind.GEOMETRY),
            Map.entry("linestring", Kind.GEOMETRY),
            Map.entry("polygon", Kind.GEOMETRY),
            Map.entry("multipoint", Kind.GEOMETRY),
            Map.entry("multilinestring", Kind.GEOMETRY),
            Map.entry("multipolygon", Kind.GEOMETRY),
            Map.entry("geometrycollection", Kind.GEOMETRY),
            Map.entry("geomcollection", Kind.GEOMETRY));

    /** Reads a type such as {@code decimal(10,2) unsigned}; fails with {@code UNSUPPORTED} for one that is not known. */
    public static ColumnType parse(String text) {
        return new Parser(text).parse();
    }

    /** Whether the text of a type says that times are in MariaDB's format before 10.1; of types that are not known too. */
    public static boolean hasOldFormat(String text) {
        return text.contains("/* mariadb-5.3 */");
    }

    private static final class Parser {
        private final String text;
        private int at;

        Parser(String text) {
            this.text = text;
        }

        ColumnType parse() {
            String name = word();
            Kind kind = kind(name);
            List<String> labels = new ArrayList<>();
            int[] numbers = new int[2];
            if (at < text.length() && text.charAt(at) == '(') {
                at++;
                if (kind == Kind.ENUM || kind == Kind.SET) {
                    labels(labels);
                } else {
                    numbers(numbers);
                }
            }
            String rest = text.substring(Math.min(at, text.length())).toLowerCase(Locale.ROOT);
            boolean unsigned = rest.contains("unsigned") || rest.contains("zerofill");
            return new ColumnType(
                    kind, unsigned, numbers[0], numbers[1], labels, rest.contains("compressed"), hasOldFormat(rest));
        }

        private Kind kind(String name) {
            Kind synonym = NAMES.get(name);
            if (synonym != null) {
                return synonym;
            }
            try {
                return Kind.valueOf(name.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw unknown();
            }
        }

        private EngineException unknown() {
            return new EngineException(
                    EngineException.Kind.UNSUPPORTED,
                    "The type " + text + " is not known.",
                    "Leave the table out, or change the column's type.");
        }

        private String word() {
            int start = at;
            while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
                at++;
            }
            return text.substring(start, at).toLowerCase(Locale.ROOT);
        }

        private void numbers(int[] numbers) {
            int count = 0;
            while (at < text.length() && text.charAt(at) != ')') {
                char c = text.charAt(at++);
                if (c == ',') {
                    count++;
                } else if (c >= '0' && c <= '9' && count < 2) {
                    numbers[count] = numbers[count] * 10 + (c - '0');
                } else if (c != ' ') {
                    throw unknown();
                }
            }
            at++;
        }

        private void labels(List<String> labels) {
            while (at < text.length() && text.charAt(at) == '\'') {
                labels.add(label());
                if (at < text.length() && text.charAt(at) == ',') {
                    at++;
                }
            }
            if (at >= text.length() || text.charAt(at) != ')') {
                throw unknown();
            }
            at++;
        }

        /** A label in the form that the server's {@code append_unescaped} writes. */
        private String label() {
            StringBuilder label = new StringBuilder();
            at++;
            while (at < text.length()) {
                char c = text.charAt(at++);
                if (c == '\'') {
                    if (at < text.length() && text.charAt(at) == '\'') {
                        at++;
                    } else {
                        return label.toString();
                    }
                } else if (c == '\\' && at < text.length()) {
                    c = unescaped(text.charAt(at++));
                }
                label.append(c);
            }
            throw unknown();
        }

        private static char unescaped(char c) {
            return switch (c) {
                case '0' -> '\0';
                case 'n' -> '\n';
                case 'r' -> '\r';
                default -> c;
            };
        }
    }
}

package io.godwit.engine.mysql.binlog;

import io.godwit.engine.mysql.position.BinlogPosition;
import io.godwit.engine.mysql.row.LittleEndian;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A statement in the log.
 *
 * @param schema its default database
 * @param sqlMode the bits of its session's sql_mode
 * @param updated the databases that it may change, where the log says so (MySQL); null where it does not
 */
record QueryEvent(String schema, String sql, long sqlMode, @Nullable List<String> updated) {
    static final long ANSI_QUOTES = 4;
    static final long NO_BACKSLASH_ESCAPES = 1L << 20;

    private static final int FIXED = 13;
    private static final int MANY_DATABASES = 254;

    boolean ansiQuotes() {
        return (sqlMode & ANSI_QUOTES) != 0;
    }

    boolean noBackslashEscapes() {
        return (sqlMode & NO_BACKSLASH_ESCAPES) != 0;
    }

    /** Reads the event. @param collations name of the character set by the number of a collation */
    static QueryEvent parse(byte[] event, int body, int end, Map<Integer, String> collations, BinlogPosition at) {
        try {
            int schemaLength = event[body + 8] & 0xff;
            int variables = LittleEndian.int2(event, body + 11);
            int schemaStart = body + FIXED + variables;
            int sqlStart = schemaStart + schemaLength + 1;
            if (sqlStart > end) {
                throw new IndexOutOfBoundsException("a statement that begins after its end");
            }
            Variables read = new Variables();
            read.parse(event, body + FIXED, schemaStart);
            String schema = new String(event, schemaStart, schemaLength, StandardCharsets.UTF_8);
            Charset set = charset(collations.getOrDefault(read.clientCollation, "utf8mb4"));
            return new QueryEvent(
                    schema, new String(event, sqlStart, end - sqlStart, set), read.sqlMode, read.updated);
        } catch (IndexOutOfBoundsException e) {
            throw LogFailure.damaged(at, "a statement ends too early");
        }
    }

    /** The body of a compressed statement, as if it were none. */
    static byte[] inflate(EventStream events) {
        byte[] event = events.array();
        int body = events.bodyStart();
        try {
            int sql = body + FIXED + LittleEndian.int2(event, body + 11) + (event[body + 8] & 0xff) + 1;
            return CompressedBody.inflate(event, body, sql, events.bodyEnd(), events.position());
        } catch (IndexOutOfBoundsException e) {
            throw LogFailure.damaged(events.position(), "a statement ends too early");
        }
    }

    /**
     * The statement is in its session's character set. Only its names matter here, and only those of planned tables are
     * compared; a set that Java lacks is read as Latin 1, in which no name is found by mistake.
     */
    private static Charset charset(String name) {
        return switch (name) {
            case "utf8", "utf8mb3", "utf8mb4", "ascii", "binary" -> StandardCharsets.UTF_8;
            case "latin1" -> Charset.forName("windows-1252");
            case "cp1250" -> Charset.forName("windows-1250");
            case "cp1251" -> Charset.forName("windows-1251");
            case "latin2" -> Charset.forName("ISO-8859-2");
            case "gbk", "gb2312" -> Charset.forName("GBK");
            case "big5" -> Charset.forName("Big5");
            case "sjis", "cp932" -> Charset.forName("windows-31j");
            case "ujis", "eucjpms" -> Charset.forName("EUC-JP");
            case "euckr" -> Charset.forName("EUC-KR");
            case "koi8r" -> Charset.forName("KOI8-R");
            default -> StandardCharsets.ISO_8859_1;
        };
    }

    /** The status variables; those after the first unknown one are not needed. */
    private static final class Variables {
        private long sqlMode;
        private int clientCollation = -1;
        private @Nullable List<String> updated;

        void parse(byte[] event, int from, int until) {
            int at = from;
            while (at < until && at >= 0) {
                at = one(event, at);
            }
        }

        /** Where the variable at {@code at} ends; −1 after an unknown one. */
        private int one(byte[] event, int at) {
            int value = at + 1;
            return switch (event[at] & 0xff) {
                case 0 -> value + 4;
                case 1 -> {
                    sqlMode = LittleEndian.int8(event, value);
                    yield value + 8;
                }
                case 2 -> value + (event[value] & 0xff) + 2;
                case 3, 10 -> value + 4;
                case 4 -> {
                    clientCollation = LittleEndian.int2(event, value);
                    yield value + 6;
                }
                case 5, 6 -> value + (event[value] & 0xff) + 1;
                case 7, 8, 18 -> value + 2;
                case 9, 17, 129 -> value + 8;
                case 11 -> {
                    int host = value + 1 + (event[value] & 0xff);
                    yield host + 1 + (event[host] & 0xff);
                }
                case 12 -> databases(event, value);
                case 13, 128 -> value + 3;
                case 16, 19, 20 -> value + 1;
                default -> -1;
            };
        }

        private int databases(byte[] event, int at) {
            int count = event[at] & 0xff;
            if (count == MANY_DATABASES) {
                return at + 1;
            }
            String[] names = new String[count];
            int next = at + 1;
            for (int i = 0; i < count; i++) {
                int start = next;
                while (event[next] != 0) {
                    next++;
                }
                names[i] = new String(event, start, next - start, StandardCharsets.UTF_8);
                next++;
            }
            updated = List.copyOf(Arrays.asList(names));
            return next;
        }
    }
}

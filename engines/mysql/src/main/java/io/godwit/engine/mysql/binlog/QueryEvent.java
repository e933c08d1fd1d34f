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
 * @param known whether Java has the session's character set
 * @param folded whether the server keeps names in lower case, however they are written here
 */
record QueryEvent(
        String schema, String sql, long sqlMode, @Nullable List<String> updated, boolean known, boolean folded) {
    static final long ANSI_QUOTES = 4;
    static final long NO_BACKSLASH_ESCAPES = 1L << 20;

    private static final Map<String, String> JAVA_NAMES = Map.ofEntries(
            Map.entry("utf8", "UTF-8"),
            Map.entry("utf8mb3", "UTF-8"),
            Map.entry("utf8mb4", "UTF-8"),
            Map.entry("ascii", "UTF-8"),
            Map.entry("binary", "UTF-8"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("latin2", "ISO-8859-2"),
            Map.entry("latin5", "ISO-8859-9"),
            Map.entry("latin7", "ISO-8859-13"),
            Map.entry("greek", "ISO-8859-7"),
            Map.entry("hebrew", "ISO-8859-8"),
            Map.entry("cp1250", "windows-1250"),
            Map.entry("cp1251", "windows-1251"),
            Map.entry("cp1256", "windows-1256"),
            Map.entry("cp1257", "windows-1257"),
            Map.entry("cp850", "IBM850"),
            Map.entry("cp852", "IBM852"),
            Map.entry("cp866", "IBM866"),
            Map.entry("koi8r", "KOI8-R"),
            Map.entry("koi8u", "KOI8-U"),
            Map.entry("macroman", "x-MacRoman"),
            Map.entry("macce", "x-MacCentralEurope"),
            Map.entry("tis620", "TIS-620"),
            Map.entry("gbk", "GBK"),
            Map.entry("gb2312", "GBK"),
            Map.entry("gb18030", "GB18030"),
            Map.entry("big5", "Big5"),
            Map.entry("sjis", "windows-31j"),
            Map.entry("cp932", "windows-31j"),
            Map.entry("ujis", "EUC-JP"),
            Map.entry("eucjpms", "EUC-JP"),
            Map.entry("euckr", "EUC-KR"));

    private static final int FIXED = 13;
    private static final int MANY_DATABASES = 254;

    /** A name as the server keeps it. */
    String kept(String name) {
        return folded ? StatementNames.lowerCase(name) : name;
    }

    boolean ansiQuotes() {
        return (sqlMode & ANSI_QUOTES) != 0;
    }

    boolean noBackslashEscapes() {
        return (sqlMode & NO_BACKSLASH_ESCAPES) != 0;
    }

    /** Reads the event. */
    static QueryEvent parse(byte[] event, int body, int end, StatementNames names, BinlogPosition at) {
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
            String name = names.collations().getOrDefault(read.clientCollation, "utf8mb4");
            Charset set = charset(name);
            boolean known = set != StandardCharsets.ISO_8859_1;
            String sql = new String(event, sqlStart, end - sqlStart, set);
            return new QueryEvent(schema, sql, read.sqlMode, read.updated, known, names.folded());
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
     * compared; a set that Java lacks is read as Latin 1, and then no name beyond ASCII is certain.
     */
    private static Charset charset(String name) {
        String java = JAVA_NAMES.getOrDefault(name, "");
        return !java.isEmpty() && Charset.isSupported(java) ? Charset.forName(java) : StandardCharsets.ISO_8859_1;
    }

    /** Whether names in the statement are surely what they were written as. */
    boolean certain(String name) {
        return known || name.chars().allMatch(c -> c < 0x80);
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

package io.godwit.engine.mysql.binlog;

import io.godwit.engine.catalog.TableName;
import io.godwit.engine.mysql.position.BinlogPosition;
import io.godwit.engine.mysql.row.LittleEndian;
import io.godwit.engine.mysql.row.LoggedType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a TABLE_MAP event says of a table.
 *
 * @param unsigned for each column whether it is unsigned; null where the log does not say
 * @param names of the columns; empty where the log does not say ({@code binlog_row_metadata=MINIMAL})
 */
record TableMap(TableName name, LoggedType[] columns, boolean @Nullable [] unsigned, List<String> names) {
    private static final int SIGNEDNESS = 1;
    private static final int COLUMN_NAME = 4;

    /** The number under which the rows that follow refer to the table. */
    static long id(byte[] event, int body) {
        return LittleEndian.int6(event, body);
    }

    /** Reads the event of either flavor; {@code at} is for messages. */
    static TableMap parse(byte[] event, int body, int end, boolean mariaDb, BinlogPosition at) {
        try {
            return new Parser(event, body + 8, end, mariaDb).parse();
        } catch (IndexOutOfBoundsException e) {
            throw LogFailure.damaged(at, "a description of a table ends too early");
        }
    }

    private static final class Parser {
        private final byte[] event;
        private final int end;
        private final boolean mariaDb;
        private int at;

        Parser(byte[] event, int at, int end, boolean mariaDb) {
            this.event = event;
            this.at = at;
            this.end = end;
            this.mariaDb = mariaDb;
        }

        TableMap parse() {
            String schema = name();
            String table = name();
            int count = lenenc();
            int types = at;
            at += count;
            int metaEnd = lenenc();
            metaEnd += at;
            LoggedType[] columns = new LoggedType[count];
            for (int i = 0; i < count; i++) {
                columns[i] = column(event[types + i] & 0xff);
            }
            if (at != metaEnd || at > end) {
                throw new IndexOutOfBoundsException("metadata of another length");
            }
            at += (count + 7) / 8;
            boolean[] unsigned = null;
            List<String> names = List.of();
            while (at < end) {
                int kind = event[at++] & 0xff;
                int length = lenenc();
                int next = at + length;
                if (next > end) {
                    throw new IndexOutOfBoundsException("optional metadata beyond the event");
                }
                if (kind == SIGNEDNESS) {
                    unsigned = unsigned(columns);
                } else if (kind == COLUMN_NAME) {
                    names = names(next);
                }
                at = next;
            }
            return new TableMap(new TableName(schema, table), columns, unsigned, names);
        }

        private String name() {
            int length = event[at++] & 0xff;
            String name = new String(event, at, length, StandardCharsets.UTF_8);
            at += length + 1;
            return name;
        }

        private int lenenc() {
            long value = LittleEndian.lenenc(event, at);
            at += LittleEndian.lenencSize(event, at);
            if (value < 0 || value > event.length) {
                throw new IndexOutOfBoundsException("a length of " + value);
            }
            return (int) value;
        }

        private LoggedType column(int type) {
            return switch (type) {
                case LoggedType.FLOAT,
                        LoggedType.DOUBLE,
                        LoggedType.TINY_BLOB,
                        LoggedType.MEDIUM_BLOB,
                        LoggedType.LONG_BLOB,
                        LoggedType.BLOB,
                        LoggedType.BLOB_COMPRESSED,
                        LoggedType.JSON,
                        LoggedType.GEOMETRY,
                        LoggedType.VECTOR,
                        LoggedType.TIMESTAMP2,
                        LoggedType.DATETIME2,
                        LoggedType.TIME2 -> new LoggedType(type, event[at++] & 0xff);
                case LoggedType.BIT, LoggedType.VARCHAR, LoggedType.VARCHAR_COMPRESSED -> {
                    int meta = LittleEndian.int2(event, at);
                    at += 2;
                    yield new LoggedType(type, meta);
                }
                case LoggedType.NEWDECIMAL -> {
                    int meta = ((event[at] & 0xff) << 8) | (event[at + 1] & 0xff);
                    at += 2;
                    yield new LoggedType(type, meta);
                }
                case LoggedType.STRING, LoggedType.VAR_STRING, LoggedType.ENUM, LoggedType.SET -> string(type);
                default -> new LoggedType(type, 0);
            };
        }

        /** CHAR, BINARY, ENUM and SET: the real type and a length; lengths over 255 lend two bits of the type. */
        private LoggedType string(int type) {
            int first = event[at] & 0xff;
            int second = event[at + 1] & 0xff;
            at += 2;
            if (first == 0) {
                return new LoggedType(type, second);
            }
            if ((first & 0x30) != 0x30) {
                return new LoggedType(first | 0x30, second | (((first & 0x30) ^ 0x30) << 4));
            }
            return new LoggedType(first, second);
        }

        /** A bit per number, the first in the highest; for MariaDB a year is a number too. */
        private boolean[] unsigned(LoggedType[] columns) {
            boolean[] unsigned = new boolean[columns.length];
            int bit = 0;
            for (int i = 0; i < columns.length; i++) {
                if (numeric(columns[i].type())) {
                    unsigned[i] = (event[at + bit / 8] & (0x80 >> (bit % 8))) != 0;
                    bit++;
                }
            }
            return unsigned;
        }

        private boolean numeric(int type) {
            return switch (type) {
                case LoggedType.TINY,
                        LoggedType.SHORT,
                        LoggedType.INT24,
                        LoggedType.LONG,
                        LoggedType.LONGLONG,
                        LoggedType.NEWDECIMAL,
                        LoggedType.FLOAT,
                        LoggedType.DOUBLE -> true;
                case LoggedType.YEAR -> mariaDb;
                default -> false;
            };
        }

        private List<String> names(int next) {
            List<String> names = new ArrayList<>();
            while (at < next) {
                int length = lenenc();
                names.add(new String(event, at, length, StandardCharsets.UTF_8));
                at += length;
            }
            return List.copyOf(names);
        }
    }
}

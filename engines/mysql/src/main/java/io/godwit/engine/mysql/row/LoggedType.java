package io.godwit.engine.mysql.row;

import io.godwit.engine.EngineException;
import io.godwit.engine.mysql.type.ColumnType;
import io.godwit.engine.mysql.type.ColumnType.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A column as a TABLE_MAP event describes it.
 *
 * @param type MYSQL_TYPE_… of the server; for what the log calls STRING the real one (STRING, ENUM or SET)
 * @param meta what the type's metadata says: a length in bytes, digits, precision × 256 + scale, bytes of a length; for times of
 *     the old format the digits of their fraction, which the log does not say: see {@link #with}
 */
public record LoggedType(int type, int meta) {
    public static final int TINY = 1;
    public static final int SHORT = 2;
    public static final int LONG = 3;
    public static final int FLOAT = 4;
    public static final int DOUBLE = 5;
    public static final int NULL = 6;
    public static final int TIMESTAMP = 7;
    public static final int LONGLONG = 8;
    public static final int INT24 = 9;
    public static final int DATE = 10;
    public static final int TIME = 11;
    public static final int DATETIME = 12;
    public static final int YEAR = 13;
    public static final int NEWDATE = 14;
    public static final int VARCHAR = 15;
    public static final int BIT = 16;
    public static final int TIMESTAMP2 = 17;
    public static final int DATETIME2 = 18;
    public static final int TIME2 = 19;
    public static final int BLOB_COMPRESSED = 140;
    public static final int VARCHAR_COMPRESSED = 141;
    public static final int VECTOR = 242;
    public static final int JSON = 245;
    public static final int NEWDECIMAL = 246;
    public static final int ENUM = 247;
    public static final int SET = 248;
    public static final int TINY_BLOB = 249;
    public static final int MEDIUM_BLOB = 250;
    public static final int LONG_BLOB = 251;
    public static final int BLOB = 252;
    public static final int VAR_STRING = 253;
    public static final int STRING = 254;
    public static final int GEOMETRY = 255;

    /** Where a value of this type that begins at {@code at} ends: to pass over columns that do not move. */
    public int end(byte[] from, int at) {
        return switch (type) {
            case NULL -> at;
            case TINY, YEAR -> at + 1;
            case SHORT -> at + 2;
            case INT24, DATE, NEWDATE -> at + 3;
            case TIME -> at + OldFraction.time(meta);
            case LONG, FLOAT -> at + 4;
            case TIMESTAMP -> at + OldFraction.timestamp(meta);
            case LONGLONG, DOUBLE -> at + 8;
            case DATETIME -> at + OldFraction.datetime(meta);
            case TIMESTAMP2 -> at + 4 + (meta + 1) / 2;
            case DATETIME2 -> at + 5 + (meta + 1) / 2;
            case TIME2 -> at + 3 + (meta + 1) / 2;
            case NEWDECIMAL -> at + PackedDecimalCodec.size(meta >> 8, meta & 0xff);
            case ENUM, SET -> at + meta;
            case BIT -> at + (meta >> 8) + ((meta & 0xff) > 0 ? 1 : 0);
            case VARCHAR, VAR_STRING, STRING, VARCHAR_COMPRESSED ->
                meta > 255 ? at + 2 + LittleEndian.int2(from, at) : at + 1 + LittleEndian.int1(from, at);
            case BLOB, TINY_BLOB, MEDIUM_BLOB, LONG_BLOB, JSON, GEOMETRY, BLOB_COMPRESSED, VECTOR -> blobEnd(from, at);
            default -> throw unknown();
        };
    }

    /** With what only the catalog knows: the digits of a time of MariaDB's old format. */
    LoggedType with(ColumnType wanted) {
        return old(wanted.kind(), type) && wanted.oldFormat() ? new LoggedType(type, wanted.length()) : this;
    }

    /** How many bytes the value takes that begins at {@code at}, of which only the first few need be there. */
    long extent(byte[] from, int at) {
        return switch (type) {
            case BLOB, TINY_BLOB, MEDIUM_BLOB, LONG_BLOB, JSON, GEOMETRY, BLOB_COMPRESSED, VECTOR ->
                meta + blobLength(from, at);
            default -> end(from, at) - (long) at;
        };
    }

    private long blobLength(byte[] from, int at) {
        return switch (meta) {
            case 1 -> LittleEndian.int1(from, at);
            case 2 -> LittleEndian.int2(from, at);
            case 3 -> LittleEndian.int3(from, at);
            case 4 -> LittleEndian.unsigned4(from, at);
            default -> throw unknown();
        };
    }

    private int blobEnd(byte[] from, int at) {
        long length = blobLength(from, at);
        if (length > from.length - at) {
            throw new IndexOutOfBoundsException("a value of " + length + " bytes reaches beyond what was received");
        }
        return at + meta + (int) length;
    }

    private EngineException unknown() {
        return new EngineException(
                EngineException.Kind.NOT_UNDERSTOOD,
                "The binary log holds a column of type " + type + " (" + meta + "), which is not known.",
                "Leave the table out, or change the column's type and load again.");
    }

    /** What differs between this and the type in the catalog; null where they agree. */
    @Nullable
    String differs(ColumnType wanted, int bytesPerCharacter) {
        boolean agrees = switch (wanted.kind()) {
            case TINYINT -> type == TINY;
            case SMALLINT -> type == SHORT;
            case MEDIUMINT -> type == INT24;
            case INT -> type == LONG;
            case BIGINT -> type == LONGLONG;
            case DECIMAL -> type == NEWDECIMAL && meta == ((wanted.length() << 8) | wanted.scale());
            case FLOAT -> type == FLOAT;
            case DOUBLE -> type == DOUBLE;
            case BIT -> type == BIT && (meta >> 8) * 8 + (meta & 0xff) == Math.max(1, wanted.length());
            case YEAR -> type == YEAR;
            case DATE -> type == DATE || type == NEWDATE;
            case TIME -> type == TIME2 && meta == wanted.length() || type == TIME;
            case DATETIME -> type == DATETIME2 && meta == wanted.length() || type == DATETIME;
            case TIMESTAMP -> type == TIMESTAMP2 && meta == wanted.length() || type == TIMESTAMP;
            case CHAR -> type == STRING && meta == wanted.length() * bytesPerCharacter;
            case BINARY -> type == STRING && meta == wanted.length();
            case VARCHAR -> varchar(wanted.length() * bytesPerCharacter);
            case VARBINARY -> varchar(wanted.length());
            case TINYTEXT, TINYBLOB -> blob(1);
            case TEXT, BLOB -> blob(2);
            case MEDIUMTEXT, MEDIUMBLOB -> blob(3);
            case LONGTEXT, LONGBLOB -> blob(4);
            case ENUM -> type == ENUM && meta == (wanted.labels().size() < 256 ? 1 : 2);
            case SET -> type == SET && meta == setBytes(wanted.labels().size());
            case JSON -> type == JSON;
            case GEOMETRY -> type == GEOMETRY;
            case UUID, INET6 -> type == STRING && meta == 16;
            case INET4 -> type == STRING && meta == 4;
            case VECTOR -> type == VECTOR || type == VARCHAR;
        };
        return agrees ? null : "it is of type " + this + " in the log";
    }

    /** A compressed one has a byte more, for its header. */
    private boolean varchar(int bytes) {
        return type == VARCHAR_COMPRESSED
                ? meta == bytes + 1
                : (type == VARCHAR || type == VAR_STRING) && meta == bytes;
    }

    private boolean blob(int lengthBytes) {
        return (type == BLOB || type == BLOB_COMPRESSED) && meta == lengthBytes;
    }

    private static int setBytes(int labels) {
        int bytes = (labels + 7) / 8;
        return bytes > 4 ? 8 : bytes;
    }

    /** The front of a value whose length stands before it. */
    SliceCodec.Front front() {
        return switch (type) {
            case BLOB, TINY_BLOB, MEDIUM_BLOB, LONG_BLOB, JSON, GEOMETRY, BLOB_COMPRESSED ->
                SliceCodec.Front.prefixed(meta);
            default -> SliceCodec.Front.prefixed(meta > 255 ? 2 : 1);
        };
    }

    boolean compressed() {
        return type == VARCHAR_COMPRESSED || type == BLOB_COMPRESSED;
    }

    static boolean old(int type) {
        return type == TIME || type == DATETIME || type == TIMESTAMP;
    }

    static boolean old(Kind kind, int type) {
        return (kind == Kind.TIME || kind == Kind.DATETIME || kind == Kind.TIMESTAMP) && old(type);
    }

    @Override
    public String toString() {
        return type + "(" + meta + ")";
    }
}

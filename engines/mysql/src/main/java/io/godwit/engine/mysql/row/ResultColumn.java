package io.godwit.engine.mysql.row;

import io.godwit.engine.mysql.client.ColumnDefinition;
import io.godwit.engine.mysql.type.ColumnType;
import java.util.Map;

/** Whether a column of a result is of the type that the plan says. */
final class ResultColumn {
    private static final int ENUM_FLAG = 256;
    private static final int SET_FLAG = 2048;
    private static final int BINARY = 63;
    private static final int UNKNOWN_DECIMALS = 31;

    private ResultColumn() {}

    /** @param collations name of the character set by the number of a collation */
    static boolean agrees(Pair pair, ColumnDefinition column, Map<Integer, String> collations) {
        ColumnType wanted = pair.type();
        boolean type = switch (wanted.kind()) {
            case TINYINT -> number(column, LoggedType.TINY, wanted);
            case SMALLINT -> number(column, LoggedType.SHORT, wanted);
            case MEDIUMINT -> number(column, LoggedType.INT24, wanted);
            case INT -> number(column, LoggedType.LONG, wanted);
            case BIGINT -> number(column, LoggedType.LONGLONG, wanted);
            case DECIMAL -> column.type() == LoggedType.NEWDECIMAL && column.decimals() == wanted.scale();
            case FLOAT -> column.type() == LoggedType.FLOAT;
            case DOUBLE -> column.type() == LoggedType.DOUBLE;
            case BIT -> column.type() == LoggedType.BIT && column.length() == Math.max(1, wanted.length());
            case YEAR -> column.type() == LoggedType.YEAR;
            case DATE -> column.type() == LoggedType.DATE || column.type() == LoggedType.NEWDATE;
            case TIME -> fraction(column, LoggedType.TIME, wanted);
            case DATETIME -> fraction(column, LoggedType.DATETIME, wanted);
            case TIMESTAMP -> fraction(column, LoggedType.TIMESTAMP, wanted);
            case CHAR -> column.type() == LoggedType.STRING && (column.flags() & (ENUM_FLAG | SET_FLAG)) == 0;
            case VARCHAR -> column.type() == LoggedType.VAR_STRING || column.type() == LoggedType.VARCHAR;
            case TINYTEXT, TEXT, MEDIUMTEXT, LONGTEXT -> blob(column) && column.charset() != BINARY;
            case BINARY -> column.type() == LoggedType.STRING && column.charset() == BINARY;
            case VARBINARY ->
                (column.type() == LoggedType.VAR_STRING || column.type() == LoggedType.VARCHAR)
                        && column.charset() == BINARY;
            case TINYBLOB, BLOB, MEDIUMBLOB, LONGBLOB -> blob(column) && column.charset() == BINARY;
            case ENUM -> column.type() == LoggedType.STRING && (column.flags() & ENUM_FLAG) != 0;
            case SET -> column.type() == LoggedType.STRING && (column.flags() & SET_FLAG) != 0;
            case JSON -> column.type() == LoggedType.JSON;
            case GEOMETRY -> column.type() == LoggedType.GEOMETRY;
            case UUID, INET4, INET6, VECTOR -> true;
        };
        return type && (!wanted.kind().text() || characters(pair, column, collations));
    }

    private static boolean number(ColumnDefinition column, int type, ColumnType wanted) {
        return column.type() == type && column.unsigned() == wanted.unsigned();
    }

    private static boolean fraction(ColumnDefinition column, int type, ColumnType wanted) {
        return column.type() == type
                && (column.decimals() == wanted.length()
                        || (column.decimals() == UNKNOWN_DECIMALS && wanted.length() == 0));
    }

    private static boolean blob(ColumnDefinition column) {
        return column.type() >= LoggedType.TINY_BLOB && column.type() <= LoggedType.BLOB;
    }

    private static boolean characters(Pair pair, ColumnDefinition column, Map<Integer, String> collations) {
        String sent = collations.get(column.charset());
        return sent != null && canonical(sent).equals(canonical(pair.characters().name()));
    }

    private static String canonical(String set) {
        return set.equals("utf8") ? "utf8mb3" : set;
    }
}

package io.godwit.engine.mysql.client;

/** Names and literals in SQL text, for the session's pinned sql_mode. */
public final class SqlText {
    private SqlText() {}

    /** {@code `name`}, byte-exact. */
    public static String identifier(String name) {
        return '`' + name.replace("`", "``") + '`';
    }

    public static String table(io.godwit.engine.catalog.TableName name) {
        return identifier(name.schema()) + "." + identifier(name.name());
    }

    /** A condition of information_schema: the column holds exactly this, where the server compares names without case. */
    public static String same(String column, String value) {
        String literal = literal(value);
        return column + " = " + literal + " AND CAST(" + column + " AS BINARY) = CAST(" + literal + " AS BINARY)";
    }

    /** A string literal of utf8mb4, where backslashes escape. */
    public static String literal(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}

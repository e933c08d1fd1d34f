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

    /** A string literal of utf8mb4, where backslashes escape. */
    public static String literal(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}

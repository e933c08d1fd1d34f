package io.godwit.engine.postgresql.connection;

import io.godwit.engine.catalog.TableName;

/** Names and literals as PostgreSQL writes them, byte-exact. */
public final class Names {
    private Names() {}

    public static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    public static String table(TableName name) {
        return quote(name.schema()) + "." + quote(name.name());
    }

    /** A string literal; {@code standard_conforming_strings} is pinned to on. */
    public static String literal(String text) {
        return '\'' + text.replace("'", "''") + '\'';
    }

    /** A condition: equal; where the source ignores case, also texts that differ only in case and trailing blanks. */
    public static String same(String one, String other, boolean ignoresCase) {
        return ignoresCase
                ? "lower(rtrim(" + one + "::text)) = lower(rtrim(" + other + "::text))"
                : one + " = " + other;
    }
}

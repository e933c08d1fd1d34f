package io.godwit.engine.postgresql.connection;

import io.godwit.engine.catalog.TableName;
import io.godwit.engine.change.CascadeSteps.Likeness;

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

    /** A condition: equal; where the source is content with less, also texts that differ in case, trailing blanks, accents. */
    public static String same(String one, String other, Likeness likeness) {
        return alike(one, likeness) + " = " + alike(other, likeness);
    }

    /**
     * Latin letters alone lose their accents: of other scripts, a letter with a mark may be a letter of its own. Key columns are
     * collated "C", which knows no case beyond ASCII.
     */
    private static String alike(String text, Likeness likeness) {
        String trimmed = "rtrim(" + text + "::text)";
        String bare = "regexp_replace(normalize(" + trimmed + ", NFD), U&'([A-Za-z])[\\0300-\\036F]+', '\\1', 'g')";
        return switch (likeness) {
            case EXACT -> text;
            case ANY_CASE -> "lower(" + trimmed + " COLLATE \"default\")";
            case LETTERS -> "lower(" + bare + " COLLATE \"default\")";
        };
    }
}

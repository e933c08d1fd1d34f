package io.godwit.engine.mysql.binlog;

import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * The tokens of a statement, as far as classifying it needs them: words, names in quotes, strings, numbers, signs. What stands
 * in a versioned comment counts, since some server executes it; other comments do not.
 */
final class SqlTokens {
    /** Kinds of tokens. */
    enum Kind {
        /** A keyword, or a name without quotes. */
        WORD,
        /** A name in quotes. */
        NAME,
        STRING,
        NUMBER,
        SIGN,
        END
    }

    private final String sql;
    private final boolean ansiQuotes;
    private final boolean noBackslash;
    private final UnaryOperator<String> names;
    private int at;
    private int versioned;
    private Kind kind = Kind.END;
    private String text = "";

    SqlTokens(QueryEvent query) {
        this.sql = query.sql();
        this.ansiQuotes = query.ansiQuotes();
        this.noBackslash = query.noBackslashEscapes();
        this.names = query::kept;
        advance();
    }

    Kind kind() {
        return kind;
    }

    /** The token's text, a name's without its quotes and as the server keeps it. */
    String text() {
        return names.apply(text);
    }

    boolean end() {
        return kind == Kind.END;
    }

    /** Whether the token is this keyword. */
    boolean is(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    boolean sign(char c) {
        return kind == Kind.SIGN && text.charAt(0) == c;
    }

    /** Takes the token if it is this keyword. */
    boolean take(String word) {
        boolean matches = is(word);
        if (matches) {
            advance();
        }
        return matches;
    }

    boolean take(char c) {
        boolean matches = sign(c);
        if (matches) {
            advance();
        }
        return matches;
    }

    /** The keyword in upper case; empty where the token is none. */
    String word() {
        return kind == Kind.WORD ? text.toUpperCase(Locale.ROOT) : "";
    }

    boolean name() {
        return kind == Kind.NAME || kind == Kind.WORD;
    }

    void advance() {
        skipSpace();
        if (at >= sql.length()) {
            kind = Kind.END;
            text = "";
            return;
        }
        char c = sql.charAt(at);
        if (c == '`' || (c == '"' && ansiQuotes)) {
            kind = Kind.NAME;
            text = quoted(c, false);
        } else if (c == '\'' || c == '"') {
            kind = Kind.STRING;
            text = quoted(c, !noBackslash);
        } else if (wordPart(c)) {
            int start = at;
            while (at < sql.length() && wordPart(sql.charAt(at))) {
                at++;
            }
            text = sql.substring(start, at);
            kind = text.chars().allMatch(Character::isDigit) ? Kind.NUMBER : Kind.WORD;
        } else {
            kind = Kind.SIGN;
            text = String.valueOf(c);
            at++;
        }
    }

    private static boolean wordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c >= 0x80;
    }

    private String quoted(char quote, boolean backslash) {
        StringBuilder value = new StringBuilder();
        at++;
        while (at < sql.length()) {
            char c = sql.charAt(at++);
            if (c == quote) {
                if (at >= sql.length() || sql.charAt(at) != quote) {
                    return value.toString();
                }
                at++;
            } else if (c == '\\' && backslash && at < sql.length()) {
                c = sql.charAt(at++);
            }
            value.append(c);
        }
        return value.toString();
    }

    private void skipSpace() {
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (Character.isWhitespace(c) || c == '\0') {
                at++;
            } else if (c == '#' || (sql.startsWith("--", at) && spaceAt(at + 2))) {
                int line = sql.indexOf('\n', at);
                at = line < 0 ? sql.length() : line + 1;
            } else if (sql.startsWith("/*!", at) || sql.startsWith("/*M!", at)) {
                at += sql.charAt(at + 2) == '!' ? 3 : 4;
                while (at < sql.length() && Character.isDigit(sql.charAt(at))) {
                    at++;
                }
                versioned++;
            } else if (sql.startsWith("/*", at)) {
                int close = sql.indexOf("*/", at + 2);
                at = close < 0 ? sql.length() : close + 2;
            } else if (versioned > 0 && sql.startsWith("*/", at)) {
                versioned--;
                at += 2;
            } else {
                return;
            }
        }
    }

    private boolean spaceAt(int index) {
        return index >= sql.length() || Character.isWhitespace(sql.charAt(index));
    }
}

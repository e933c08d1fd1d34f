package io.godwit.sql.token;

/**
 * A piece of the source text.
 *
 * @param value without quotes and escapes: the name, the text, the digits; for words as written
 * @param start offset of its first character in the source text
 * @param end offset behind its last character
 */
public record Token(Kind kind, String value, int start, int end, Place place) {

    /** What a token is, before any grammar. */
    public enum Kind {
        /** A name or keyword without quotes. */
        WORD,
        /** A name in the dialect's quotes. */
        NAME,
        /** A text in quotes. */
        TEXT,
        NUMBER,
        /** {@code x'4A'} or {@code 0x4A}; the value is the digits. */
        HEX,
        /** {@code b'01'} or {@code 0b01}; the value is the digits. */
        BITS,
        /** {@code @name}, {@code @@name}. */
        VARIABLE,
        /** Operator or punctuation. */
        SYMBOL,
        /** What the dialect does not have, or what is not closed. */
        UNKNOWN,
        /** Behind the last one. */
        END
    }

    /** Whether it is this keyword, in any case. */
    public boolean is(String keyword) {
        return kind == Kind.WORD && value.equalsIgnoreCase(keyword);
    }

    public boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && value.equals(symbol);
    }
}

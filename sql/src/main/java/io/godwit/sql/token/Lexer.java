package io.godwit.sql.token;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text into tokens. Never fails: what is not understood becomes {@link Token.Kind#UNKNOWN}. Used once per text. */
public final class Lexer {
    private final String text;
    private final LexicalRules rules;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line = 1;
    private int lineStart;
    private int openVersionedComments;

    private Lexer(String text, LexicalRules rules) {
        this.text = text;
        this.rules = rules;
    }

    /** Ends with a token of kind END. */
    public static List<Token> tokens(String text, LexicalRules rules) {
        return new Lexer(text, rules).run();
    }

    private List<Token> run() {
        while (skipBlank()) {
            next();
        }
        add(Token.Kind.END, "", at, at);
        return tokens;
    }

    private void next() {
        int start = at;
        char c = text.charAt(at);
        if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
            number(start);
        } else if (rules.textQuotes().indexOf(c) >= 0) {
            quoted(Token.Kind.TEXT, start, start, c, rules.backslashEscapes());
        } else if ((c == 'x' || c == 'X') && peek(1) == '\'') {
            quoted(Token.Kind.HEX, start, start + 1, '\'', false);
        } else if ((c == 'b' || c == 'B') && peek(1) == '\'') {
            quoted(Token.Kind.BITS, start, start + 1, '\'', false);
        } else if (closingQuote(c) != 0) {
            quoted(Token.Kind.NAME, start, start, closingQuote(c), false);
        } else if (c == '@') {
            variable(start);
        } else if (isNamePart(c)) {
            word(start);
        } else {
            symbol(start);
        }
    }

    /** Skips blanks and comments; false at the end of the text. */
    private boolean skipBlank() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                step();
            } else if (startsWith("--") || (rules.hashComments() && c == '#')) {
                while (at < text.length() && text.charAt(at) != '\n') {
                    step();
                }
            } else if (openVersionedComments > 0 && startsWith("*/")) {
                openVersionedComments--;
                at += 2;
            } else if (rules.versionedComments() && (startsWith("/*!") || startsWith("/*M!"))) {
                openVersionedComments++;
                at = text.indexOf('!', at) + 1;
                while (at < text.length() && isDigit(text.charAt(at))) {
                    at++;
                }
            } else if (startsWith("/*")) {
                skipTo("*/");
            } else {
                return true;
            }
        }
        return false;
    }

    private void skipTo(String end) {
        int close = text.indexOf(end, at + 2);
        int stop = close < 0 ? text.length() : close + end.length();
        while (at < stop) {
            step();
        }
    }

    private void number(int start) {
        if (rules.numberPrefixes() && text.charAt(at) == '0' && (peek(1) == 'x' || peek(1) == 'b')) {
            Token.Kind kind = peek(1) == 'x' ? Token.Kind.HEX : Token.Kind.BITS;
            int digits = at + 2;
            int end = digits;
            while (end < text.length() && Character.digit(text.charAt(end), kind == Token.Kind.HEX ? 16 : 2) >= 0) {
                end++;
            }
            if (end > digits && (end == text.length() || !isNamePart(text.charAt(end)))) {
                at = end;
                add(kind, text.substring(digits, end), start, end);
                return;
            }
        }
        digits();
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            digits();
        } else if (at < text.length() && isNamePart(text.charAt(at)) && !isExponent()) {
            word(start);
            return;
        }
        if (isExponent()) {
            at += isDigit(peek(1)) ? 1 : 2;
            digits();
        }
        add(Token.Kind.NUMBER, text.substring(start, at), start, at);
    }

    private boolean isExponent() {
        if (at >= text.length() || (text.charAt(at) != 'e' && text.charAt(at) != 'E')) {
            return false;
        }
        return isDigit(peek(1)) || ((peek(1) == '+' || peek(1) == '-') && isDigit(peek(2)));
    }

    private void digits() {
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
    }

    private void quoted(Token.Kind kind, int start, int open, char close, boolean escapes) {
        StringBuilder value = new StringBuilder();
        Place place = place(start);
        at = open + 1;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == close && peek(1) == close) {
                value.append(c);
                at += 2;
            } else if (c == close) {
                at++;
                tokens.add(new Token(kind, value.toString(), start, at, place));
                return;
            } else if (escapes && c == '\\' && at + 1 < text.length()) {
                value.append(Escapes.of(text.charAt(at + 1)));
                at++;
                step();
            } else {
                value.append(c);
                step();
            }
        }
        tokens.add(new Token(Token.Kind.UNKNOWN, text.substring(start, at), start, at, place));
    }

    private void variable(int start) {
        at++;
        if (at < text.length() && text.charAt(at) == '@') {
            at++;
        }
        while (at < text.length() && (isNamePart(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        add(at == start + 1 ? Token.Kind.SYMBOL : Token.Kind.VARIABLE, text.substring(start, at), start, at);
    }

    private void word(int start) {
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
        add(Token.Kind.WORD, text.substring(start, at), start, at);
    }

    private void symbol(int start) {
        for (String symbol : rules.symbols()) {
            if (startsWith(symbol)) {
                at += symbol.length();
                add(Token.Kind.SYMBOL, symbol, start, at);
                return;
            }
        }
        at += Character.charCount(text.codePointAt(at));
        add(Token.Kind.SYMBOL, text.substring(start, at), start, at);
    }

    private void add(Token.Kind kind, String value, int start, int end) {
        tokens.add(new Token(kind, value, start, end, place(start)));
    }

    private Place place(int offset) {
        return new Place(line, offset - lineStart + 1);
    }

    private void step() {
        if (text.charAt(at) == '\n') {
            line++;
            lineStart = at + 1;
        }
        at++;
    }

    private char closingQuote(char open) {
        for (String pair : rules.nameQuotes()) {
            if (pair.charAt(0) == open) {
                return pair.charAt(1);
            }
        }
        return 0;
    }

    private char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : 0;
    }

    private boolean startsWith(String prefix) {
        return text.startsWith(prefix, at);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNamePart(char c) {
        return c == '_' || c == '$' || c >= 0x80 || isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}

package io.godwit.sql.parser;

import io.godwit.sql.token.Place;
import io.godwit.sql.token.Token;
import java.util.List;
import java.util.Set;

/** A cursor over the tokens of one text. */
final class Tokens {
    private final String text;
    private final List<Token> tokens;
    private int at;

    Tokens(String text, List<Token> tokens) {
        this.text = text;
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(at);
    }

    Token peek(int ahead) {
        return tokens.get(Math.min(at + ahead, tokens.size() - 1));
    }

    Token next() {
        Token token = tokens.get(at);
        if (token.kind() != Token.Kind.END) {
            at++;
        }
        return token;
    }

    boolean atEnd() {
        return peek().kind() == Token.Kind.END;
    }

    int mark() {
        return at;
    }

    void reset(int mark) {
        at = mark;
    }

    Place place() {
        return peek().place();
    }

    /** Whether these keywords come next. */
    boolean is(String... keywords) {
        for (int i = 0; i < keywords.length; i++) {
            if (!peek(i).is(keywords[i])) {
                return false;
            }
        }
        return true;
    }

    boolean isAny(Set<String> upperCaseKeywords) {
        return peek().kind() == Token.Kind.WORD
                && upperCaseKeywords.contains(peek().value().toUpperCase(java.util.Locale.ROOT));
    }

    boolean isSymbol(String symbol) {
        return peek().isSymbol(symbol);
    }

    /** Takes these keywords if they come next. */
    boolean take(String... keywords) {
        if (!is(keywords)) {
            return false;
        }
        at += keywords.length;
        return true;
    }

    boolean takeSymbol(String symbol) {
        if (!isSymbol(symbol)) {
            return false;
        }
        at++;
        return true;
    }

    void expect(String... keywords) {
        if (!take(keywords)) {
            throw failure("expected " + String.join(" ", keywords));
        }
    }

    void expectSymbol(String symbol) {
        if (!takeSymbol(symbol)) {
            throw failure("expected " + symbol);
        }
    }

    ParseFailure failure(String reason) {
        Token token = peek();
        String met = token.kind() == Token.Kind.END
                ? "the end"
                : textOf(token.start(), Math.min(token.end(), token.start() + 40));
        return new ParseFailure(reason + " before " + met, token);
    }

    /** The source text from the token at {@code mark} up to the cursor, exclusive. */
    String textSince(int mark) {
        if (mark >= at) {
            return "";
        }
        return textOf(tokens.get(mark).start(), tokens.get(at - 1).end());
    }

    private String textOf(int start, int end) {
        return text.substring(start, end);
    }

    /** Moves to the next of these symbols or keywords outside of parentheses, or to the parenthesis that closes, or to the end. */
    void skipTo(Set<String> stops) {
        int depth = 0;
        while (!atEnd()) {
            Token token = peek();
            if (depth == 0 && (token.isSymbol(")") || isStop(token, stops))) {
                return;
            }
            if (token.isSymbol("(")) {
                depth++;
            } else if (token.isSymbol(")")) {
                depth--;
            }
            at++;
        }
    }

    private static boolean isStop(Token token, Set<String> stops) {
        return switch (token.kind()) {
            case SYMBOL -> stops.contains(token.value());
            case WORD -> stops.contains(token.value().toUpperCase(java.util.Locale.ROOT));
            default -> false;
        };
    }
}

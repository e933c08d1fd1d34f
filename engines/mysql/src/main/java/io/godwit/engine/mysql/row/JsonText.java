package io.godwit.engine.mysql.row;

import io.godwit.engine.mysql.type.RefusedValue;
import io.godwit.engine.mysql.type.Rule;

/**
 * Whether PostgreSQL takes a text as json or jsonb: a refused value would make a whole COPY fail. Checked are the grammar and,
 * for jsonb, escapes that stand for no character and numbers that are out of its range.
 *
 * <p>Source: RFC 8259; PostgreSQL's {@code src/common/jsonapi.c}.
 */
final class JsonText {
    private static final int DEEPEST = 1000;
    private static final int MOST_EXPONENT = 100_000;

    private final byte[] text;
    private final int end;
    private final boolean binary;
    private int at;

    private JsonText(byte[] text, int start, int end, boolean binary) {
        this.text = text;
        this.at = start;
        this.end = end;
        this.binary = binary;
    }

    /** @param binary whether it becomes jsonb */
    static void check(byte[] text, int start, int length, boolean binary) {
        JsonText json = new JsonText(text, start, start + length, binary);
        json.value(0);
        json.space();
        if (json.at != json.end) {
            throw RefusedValue.by(Rule.NOT_JSON);
        }
    }

    private void value(int depth) {
        space();
        require(depth < DEEPEST);
        switch (peek()) {
            case '{' -> members(depth);
            case '[' -> elements(depth);
            case '"' -> string();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        }
    }

    private void members(int depth) {
        at++;
        space();
        if (take('}')) {
            return;
        }
        do {
            space();
            require(peek() == '"');
            string();
            space();
            require(take(':'));
            value(depth + 1);
            space();
        } while (take(','));
        require(take('}'));
    }

    private void elements(int depth) {
        at++;
        space();
        if (take(']')) {
            return;
        }
        do {
            value(depth + 1);
            space();
        } while (take(','));
        require(take(']'));
    }

    private void string() {
        at++;
        while (true) {
            int c = peek();
            require(c >= 0x20 || c < 0 && at < end);
            at++;
            if (c == '"') {
                return;
            }
            if (c == '\\') {
                escape();
            }
        }
    }

    private void escape() {
        int c = peek();
        at++;
        switch (c) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {}
            case 'u' -> {
                int unit = unit();
                if (binary) {
                    character(unit);
                }
            }
            default -> require(false);
        }
    }

    private void character(int unit) {
        boolean bad = unit == 0 || Character.isLowSurrogate((char) unit);
        if (Character.isHighSurrogate((char) unit)) {
            bad = peek() != '\\' || at + 1 >= end || text[at + 1] != 'u';
            if (!bad) {
                at += 2;
                bad = !Character.isLowSurrogate((char) unit());
            }
        }
        if (bad) {
            throw RefusedValue.by(Rule.JSON_WITH_NUL);
        }
    }

    private int unit() {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(peek(), 16);
            require(digit >= 0 && at < end);
            unit = unit * 16 + digit;
            at++;
        }
        return unit;
    }

    private void number() {
        take('-');
        if (!take('0')) {
            digits();
        }
        if (take('.')) {
            digits();
        }
        if (take('e') || take('E')) {
            if (!take('+')) {
                take('-');
            }
            int start = at;
            digits();
            boolean huge = at - start > 9 || Integer.parseInt(ascii(start)) > MOST_EXPONENT;
            if (binary && huge) {
                throw RefusedValue.by(Rule.OUT_OF_RANGE);
            }
        }
    }

    private String ascii(int start) {
        return new String(text, start, at - start, java.nio.charset.StandardCharsets.US_ASCII);
    }

    private void digits() {
        int start = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        require(at > start);
    }

    private void word(String word) {
        for (int i = 0; i < word.length(); i++) {
            require(take(word.charAt(i)));
        }
    }

    private boolean take(char c) {
        boolean is = peek() == c;
        if (is) {
            at++;
        }
        return is;
    }

    private void space() {
        while (peek() == ' ' || peek() == '\n' || peek() == '\t' || peek() == '\r') {
            at++;
        }
    }

    /** The byte at hand, negative above ASCII; 0 at the end. */
    private int peek() {
        return at < end ? text[at] : 0;
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw RefusedValue.by(Rule.NOT_JSON);
        }
    }
}

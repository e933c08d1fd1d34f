package io.godwit.sql.parser;

import io.godwit.sql.token.Token;

/** Leaves the grammar up to the next point where it can go on. Never leaves this package. */
final class ParseFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Token token;

    ParseFailure(String reason, Token token) {
        super(reason, null, false, false);
        this.token = token;
    }

    Token token() {
        return token;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}

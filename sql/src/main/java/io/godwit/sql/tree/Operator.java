package io.godwit.sql.tree;

/** Operators with two operands. What each dialect calls them, and how tightly they bind there, stands in its table. */
public enum Operator {
    OR,
    XOR,
    AND,
    EQUAL,
    NOT_EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL,
    /** Equal, and NULL equals NULL. */
    NULL_SAFE_EQUAL,
    MATCHES_PATTERN,
    MATCHES_PATTERN_ANY_CASE,
    BIT_OR,
    BIT_XOR,
    BIT_AND,
    SHIFT_LEFT,
    SHIFT_RIGHT,
    PLUS,
    MINUS,
    MULTIPLY,
    DIVIDE,
    /** Division that cuts off what is behind the point. */
    INTEGER_DIVIDE,
    MODULO,
    /** Text behind text; NULL if one is NULL. */
    CONCATENATE,
    /** A value inside a document, by a path. */
    JSON_PATH,
    /** The same, as text without quotes. */
    JSON_PATH_TEXT,
    /** A document holds another. */
    JSON_CONTAINS,
    /** All of the left are among those of the right. */
    CONTAINED_BY;

    public boolean isLogical() {
        return this == OR || this == XOR || this == AND;
    }

    public boolean isComparison() {
        return ordinal() >= EQUAL.ordinal() && ordinal() <= NULL_SAFE_EQUAL.ordinal();
    }

    /** A comparison that asks which comes first. */
    public boolean isOrder() {
        return ordinal() >= LESS.ordinal() && ordinal() <= GREATER_OR_EQUAL.ordinal();
    }

    public boolean isArithmetic() {
        return ordinal() >= PLUS.ordinal() && ordinal() <= MODULO.ordinal();
    }

    public boolean isBitwise() {
        return ordinal() >= BIT_OR.ordinal() && ordinal() <= SHIFT_RIGHT.ordinal();
    }

    public boolean isPattern() {
        return this == MATCHES_PATTERN || this == MATCHES_PATTERN_ANY_CASE;
    }
}

package io.godwit.sql.resolve;

/** What a value is on the target, as far as rules must know. */
public enum Kind {
    BOOLEAN,
    INTEGER,
    DECIMAL,
    DOUBLE,
    TEXT,
    BYTES,
    BITS,
    DATE,
    /** A clock on a wall. */
    DATETIME,
    /** A moment. */
    TIMESTAMP,
    TIME,
    INTERVAL,
    JSON,
    UUID,
    ARRAY,
    NULL,
    UNKNOWN;

    public boolean isNumber() {
        return this == INTEGER || this == DECIMAL || this == DOUBLE;
    }

    /** A day or a moment. */
    public boolean isTemporal() {
        return this == DATE || this == DATETIME || this == TIMESTAMP;
    }
}

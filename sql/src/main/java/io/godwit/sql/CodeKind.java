package io.godwit.sql;

/** Kinds of stored code. */
public enum CodeKind {
    PROCEDURE,
    FUNCTION,
    TRIGGER,
    EVENT,
    PACKAGE,
    SEQUENCE
}

package io.godwit.sql.issue;

/** How much an issue matters, least first. */
public enum Severity {
    /** Good to know: no result changes. */
    INFO,
    /** Results may differ in cases that the issue names. */
    WARN,
    /** Somebody must do something before the application can use the object. */
    ACTION,
    /** The object cannot move before this is solved. */
    BLOCKING
}

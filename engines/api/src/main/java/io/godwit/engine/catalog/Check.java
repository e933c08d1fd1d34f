package io.godwit.engine.catalog;

/**
 * One precondition, looked at.
 *
 * @param code of the catalogue of problems, {@code ASM-0012}; a code has one meaning for all engines
 * @param subject {@code source}, {@code target} or the object's name
 * @param title the problem as its name; for a passed check what was checked
 */
public record Check(String code, Status status, String subject, String title, String detail, String remedy) {
    /** {@code FAIL} blocks the migration; {@code WARN} wants to be read. */
    public enum Status {
        PASS,
        WARN,
        FAIL
    }
}

package io.godwit.sql;

import java.util.Optional;

/**
 * One statement in the target's dialect, without a semicolon at its end.
 *
 * @param id unique within one conversion and stable: kind, target table and source name, {@code index/shop.customer/email}
 * @param column of {@link Stage#IDENTITY}: the target column whose generator is to be set past its largest value once this
 *     statement is executed; {@code pg_get_serial_sequence} knows the generator
 */
public record TargetStatement(String id, Stage stage, String sql, Optional<String> column) {

    public static TargetStatement of(String id, Stage stage, String sql) {
        return new TargetStatement(id, stage, sql, Optional.empty());
    }
}

package io.godwit.engine.plan;

import io.godwit.engine.type.CanonicalType;
import java.util.Map;

/**
 * One column's way.
 *
 * @param source ordinal in {@link TablePlan#sourceColumns}
 * @param targetType as the target writes it, {@code numeric(20)} for example
 * @param policies the choices that were made for this column: {@code zero-date} → {@code null}, {@code enum} → {@code text} …
 *     (names of the table of types)
 */
public record ColumnPlan(
        int source,
        String targetName,
        String targetType,
        CanonicalType type,
        boolean nullable,
        Map<String, String> policies) {

    public ColumnPlan {
        policies = Map.copyOf(policies);
    }
}

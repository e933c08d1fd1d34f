package io.godwit.sql;

import java.util.Map;
import java.util.Optional;

/**
 * One column's way.
 *
 * @param sourceName as the source writes it
 * @param sourceType as the source writes it, without attributes that are no part of the type: {@code bigint(20) unsigned},
 *     {@code enum('a','b')}
 * @param targetName not quoted
 * @param targetType as {@code format_type} writes it, without a collation: {@code numeric(20,0)}, {@code timestamp(6) with
 *     time zone}, {@code "shop"."order_state"} for a type of the schema's own
 * @param nullable on the target
 * @param policies the choices that were made for this column, by the policy's name: {@code enum} → {@code text}
 * @param generated the target computes it from other columns: it is not loaded and not applied
 * @param collation that the target column was given, where it was
 */
public record ConvertedColumn(
        String sourceName,
        String sourceType,
        String targetName,
        String targetType,
        boolean nullable,
        Map<String, String> policies,
        boolean generated,
        Optional<String> collation) {

    public ConvertedColumn {
        policies = Map.copyOf(policies);
    }
}

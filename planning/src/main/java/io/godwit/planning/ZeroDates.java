package io.godwit.planning;

import io.godwit.engine.catalog.CatalogReader;
import io.godwit.engine.catalog.Check;
import io.godwit.engine.plan.ColumnPlan;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.type.CanonicalType;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which NOT NULL columns hold zero dates now: under the policy that carries these as NULL they must lose NOT NULL on the
 * target. Looks into the rows of the tables that have such a column, and of no other.
 */
public final class ZeroDates {
    /** The scan's rule "would be NULL in a column that allows none". */
    private static final String RULE = "ASM-0108";

    private ZeroDates() {}

    /** @return {@code table.column} by source names */
    public static Set<String> find(CatalogReader reader, SchemaPlan plan) {
        List<TablePlan> suspects = plan.tables().stream()
                .filter(table -> table.columns().stream().anyMatch(ZeroDates::suspect))
                .toList();
        if (suspects.isEmpty()) {
            return Set.of();
        }
        return of(reader.scan(plan.with(suspects, List.of())), plan);
    }

    /** The same from a scan that was made anyway. */
    public static Set<String> of(List<Check> scanned, SchemaPlan plan) {
        return scanned.stream()
                .filter(check -> check.code().equals(RULE) && check.status() != Check.Status.PASS)
                .map(check -> column(check.subject(), plan.sourceDatabase()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean suspect(ColumnPlan column) {
        return !column.nullable()
                && (column.type() instanceof CanonicalType.Date || column.type() instanceof CanonicalType.Timestamp)
                && !"ledger".equals(column.policies().get("zero-date"));
    }

    /** The subject without its database: {@code table.column}. */
    private static String column(String subject, String database) {
        return subject.startsWith(database + ".") ? subject.substring(database.length() + 1) : subject;
    }
}

package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.rule.ColumnDraft;
import io.godwit.sql.rule.Names;
import io.godwit.sql.rule.TableDraft;
import io.godwit.sql.rule.TableRule;
import io.godwit.sql.token.Place;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * A name has at most 63 bytes on the target, no column has the name of a system column, and lower case or renames may make two
 * names one.
 *
 * <pre>
 * before  `Customer`, `customer` with lower-case names
 * after   neither moves: NAME_CLASH names both
 * </pre>
 */
public final class NameLimits implements TableRule {
    @Override
    public void apply(TableDraft table) {
        if (!Names.fits(table.targetName())) {
            table.issue(Problem.NAME_TOO_LONG, "The table's name " + table.targetName() + " is too long.");
        } else if (!table.targetName().equals(table.names().wanted(table.name(), table.name()))) {
            table.issue(Problem.NAME_CHANGED, "The table is called " + table.targetName() + " on the target.");
        }
        TreeSet<String> others = new TreeSet<>(table.context().tables().keySet());
        others.addAll(table.context().views().keySet());
        for (String other : others) {
            if (!other.equals(table.name()) && table.names().table(other).equals(table.targetName())) {
                table.issue(
                        Problem.NAME_CLASH,
                        "%s and %s are both called %s on the target."
                                .formatted(table.name(), other, table.targetName()));
            }
        }
        Map<String, String> taken = new HashMap<>();
        for (ColumnDraft column : table.columns()) {
            Place place = column.source().place();
            String key = table.name() + "." + column.name();
            if (!Names.fits(column.targetName())) {
                table.issue(
                        Problem.NAME_TOO_LONG,
                        column.name(),
                        "The column's name " + column.targetName() + " is too long.",
                        place);
            } else if (!column.targetName().equals(table.names().wanted(key, column.name()))) {
                table.issue(
                        Problem.NAME_CHANGED,
                        column.name(),
                        "The column is called " + column.targetName() + " on the target.",
                        place);
            }
            String first = taken.putIfAbsent(column.targetName(), column.name());
            if (first != null) {
                String detail = "The columns %s and %s are both called %s on the target."
                        .formatted(first, column.name(), column.targetName());
                table.issue(Problem.NAME_CLASH, column.name(), detail, place);
            }
        }
    }
}

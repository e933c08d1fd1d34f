package io.godwit.engine.mysql.scan;

import io.godwit.engine.EngineException;
import io.godwit.engine.catalog.Catalog.ForeignKey;
import io.godwit.engine.catalog.Check;
import io.godwit.engine.catalog.Check.Status;
import io.godwit.engine.catalog.TableName;
import io.godwit.engine.mysql.catalog.ForeignKeyCatalog;
import io.godwit.engine.mysql.catalog.Schema;
import io.godwit.engine.mysql.client.MySqlConnection;
import io.godwit.engine.mysql.client.SqlText;
import io.godwit.engine.mysql.client.TextRows;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.plan.TablePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks through the rows for what the target cannot take as planned: one aggregate query for each table's columns, one for
 * its CHECK clauses where there are any, one for each foreign key. Each rule that is met gives a check with its table, its
 * column and the number of rows; no value is shown.
 */
public final class RowScan {
    private final MySqlConnection connection;
    private final Schema schema;
    private final List<Check> found = new ArrayList<>();

    public RowScan(MySqlConnection connection, Schema schema) {
        this.connection = connection;
        this.schema = schema;
    }

    public List<Check> run(SchemaPlan plan) {
        Map<String, List<Condition>> checks = new ConstraintConditions(connection, schema).checks();
        Map<String, List<ForeignKey>> foreignKeys = new ForeignKeyCatalog(connection, schema).read();
        Set<TableName> moved = plan.tables().stream().map(TablePlan::source).collect(Collectors.toSet());
        for (TablePlan table : plan.tables()) {
            String name = table.source().name();
            count(table, ColumnConditions.of(table));
            count(table, checks.getOrDefault(name, List.of()));
            for (ForeignKey key : foreignKeys.getOrDefault(name, List.of())) {
                if (moved.contains(key.parent())) {
                    orphans(table, key);
                }
            }
        }
        return List.copyOf(found);
    }

    private void count(TablePlan table, List<Condition> conditions) {
        if (conditions.isEmpty()) {
            return;
        }
        String sums = conditions.stream()
                .map(condition -> "IFNULL(SUM(" + condition.sql() + "), 0)")
                .collect(Collectors.joining(", "));
        ask(table, "SELECT " + sums + " FROM " + SqlText.table(table.source())).forEach(row -> {
            for (int i = 0; i < conditions.size(); i++) {
                report(conditions.get(i), row.number(i));
            }
        });
    }

    private void orphans(TablePlan table, ForeignKey key) {
        Condition condition = new Condition(
                ScanRule.ORPHAN,
                ConstraintConditions.subject(table.source(), key),
                "",
                "the key to " + key.parent() + " stays unproved on the target");
        ask(table, ConstraintConditions.orphans(table, key)).forEach(row -> report(condition, row.number(0)));
    }

    private List<TextRows.Row> ask(TablePlan table, String sql) {
        try {
            return connection.query(sql).rows();
        } catch (EngineException e) {
            if (connection.closed()) {
                throw e;
            }
            ScanRule rule = ScanRule.NOT_SCANNED;
            found.add(new Check(
                    rule.code(),
                    Status.WARN,
                    table.source().toString(),
                    rule.problem(),
                    String.valueOf(e.getMessage()),
                    e.remedy().isEmpty() ? rule.remedy() : e.remedy()));
            return List.of();
        }
    }

    private void report(Condition condition, long rows) {
        if (rows > 0) {
            found.add(new Check(
                    condition.rule().code(),
                    Status.WARN,
                    condition.subject(),
                    condition.rule().problem(),
                    rows + (rows == 1 ? " row: " : " rows: ") + condition.consequence() + ".",
                    condition.rule().remedy()));
        }
    }
}

package io.godwit.engine.mysql.scan;

import io.godwit.engine.catalog.Catalog.ForeignKey;
import io.godwit.engine.catalog.TableName;
import io.godwit.engine.mysql.catalog.Schema;
import io.godwit.engine.mysql.catalog.ShownExpression;
import io.godwit.engine.mysql.client.MySqlConnection;
import io.godwit.engine.mysql.client.SqlText;
import io.godwit.engine.mysql.client.TextRows;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.plan.TablePlan.SourceColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What to look for by the source's constraints: CHECK clauses, and foreign keys as the target will compare them. */
final class ConstraintConditions {
    private final MySqlConnection connection;
    private final Schema schema;

    ConstraintConditions(MySqlConnection connection, Schema schema) {
        this.connection = connection;
        this.schema = schema;
    }

    /** CHECK clauses by table; a server that knows none gives none. */
    Map<String, List<Condition>> checks() {
        String query;
        if (connection.isMariaDb()) {
            query = "SELECT TABLE_NAME, CONSTRAINT_NAME, CHECK_CLAUSE FROM information_schema.CHECK_CONSTRAINTS WHERE "
                    + schema.is("CONSTRAINT_SCHEMA");
        } else if (connection.atLeast(8, 0, 16)) {
            query = "SELECT t.TABLE_NAME, t.CONSTRAINT_NAME, c.CHECK_CLAUSE FROM information_schema.CHECK_CONSTRAINTS c"
                    + " JOIN information_schema.TABLE_CONSTRAINTS t USING (CONSTRAINT_SCHEMA, CONSTRAINT_NAME) WHERE "
                    + schema.is("c.CONSTRAINT_SCHEMA") + " AND t.CONSTRAINT_TYPE = 'CHECK'";
        } else {
            return Map.of();
        }
        Map<String, List<Condition>> byTable = new HashMap<>();
        for (TextRows.Row row : connection.query(query)) {
            String clause = ShownExpression.plain(row.text(2), connection.isMariaDb());
            byTable.computeIfAbsent(row.text(0), table -> new ArrayList<>())
                    .add(new Condition(
                            ScanRule.CHECK_VIOLATED,
                            schema.name() + "." + row.text(0) + "." + row.text(1),
                            "NOT (" + clause + ")",
                            "the constraint cannot be made on the target"));
        }
        return byTable;
    }

    /** The query that counts the children without a parent, text compared by its bytes as the target does. */
    static String orphans(TablePlan child, ForeignKey key) {
        List<String> join = new ArrayList<>();
        List<String> given = new ArrayList<>();
        for (int i = 0; i < key.columns().size(); i++) {
            String own = "c." + SqlText.identifier(key.columns().get(i));
            String other = "p." + SqlText.identifier(key.parentColumns().get(i));
            join.add(own + " = " + other);
            if (isText(child, key.columns().get(i))) {
                join.add("CAST(" + own + " AS BINARY) = CAST(" + other + " AS BINARY)");
            }
            given.add(own + " IS NOT NULL");
        }
        return "SELECT COUNT(*) FROM " + SqlText.table(child.source()) + " c LEFT JOIN " + SqlText.table(key.parent())
                + " p ON " + String.join(" AND ", join) + " WHERE " + String.join(" AND ", given) + " AND p."
                + SqlText.identifier(key.parentColumns().getFirst()) + " IS NULL";
    }

    private static boolean isText(TablePlan table, String column) {
        return table.sourceColumns().stream()
                .filter(source -> source.name().equals(column))
                .map(SourceColumn::charset)
                .anyMatch(java.util.Optional::isPresent);
    }

    static String subject(TableName table, ForeignKey key) {
        return table + "." + key.name();
    }
}

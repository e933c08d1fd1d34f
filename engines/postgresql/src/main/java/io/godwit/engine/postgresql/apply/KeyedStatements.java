package io.godwit.engine.postgresql.apply;

import io.godwit.engine.change.NetChanges;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.postgresql.connection.Names;
import io.godwit.engine.postgresql.copy.TableStatements;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The set-based statements of one table with a key, over staged entries numbered {@code ? <= n < ?}. */
record KeyedStatements(
        String deleteExpected,
        String deleteAny,
        String update,
        String insert,
        String exists,
        String toPut,
        String toRemove) {

    static KeyedStatements of(TablePlan table) {
        String target = Names.table(table.target());
        String stage = Staging.name(table);
        String key = TableStatements.byKey(table);
        String numbered = " AND s.n >= ? AND s.n < ? AND ";
        return new KeyedStatements(
                delete(target, stage, NetChanges.DELETE, NetChanges.REPLACE) + numbered + key,
                delete(target, stage, NetChanges.REMOVE, NetChanges.PUT) + numbered + key,
                "UPDATE " + target + " t SET " + assignments(table) + " FROM " + stage + " s WHERE s.op = "
                        + NetChanges.UPDATE + numbered + key,
                "INSERT INTO " + target + " (" + TableStatements.columns(table) + ") OVERRIDING SYSTEM VALUE SELECT "
                        + TableStatements.stageColumns(table, "s.") + " FROM " + stage + " s WHERE s.op IN ("
                        + NetChanges.INSERT + ", " + NetChanges.REPLACE + ", " + NetChanges.PUT
                        + ") AND s.n >= ? AND s.n < ?",
                "SELECT 1 FROM " + target + " t, " + stage + " s WHERE s.n = ? AND " + key,
                "UPDATE " + stage + " SET op = " + NetChanges.PUT + " WHERE n = ?",
                "UPDATE " + stage + " SET op = " + NetChanges.REMOVE + " WHERE n = ?");
    }

    private static String delete(String target, String stage, byte one, byte other) {
        return "DELETE FROM " + target + " t USING " + stage + " s WHERE s.op IN (" + one + ", " + other + ")";
    }

    private static String assignments(TablePlan table) {
        List<Integer> others = IntStream.range(0, table.columns().size())
                .filter(i -> !table.key().contains(i))
                .boxed()
                .toList();
        return (others.isEmpty() ? table.key() : others)
                .stream()
                        .map(i -> Names.quote(table.columns().get(i).targetName()) + " = s.c" + i)
                        .collect(Collectors.joining(", "));
    }
}

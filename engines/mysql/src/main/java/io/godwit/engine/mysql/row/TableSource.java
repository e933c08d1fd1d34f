package io.godwit.engine.mysql.row;

import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import io.godwit.engine.mysql.client.ColumnDefinition;
import io.godwit.engine.mysql.client.SqlText;
import io.godwit.engine.mysql.type.CharacterSets;
import io.godwit.engine.plan.TablePlan;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How one table is read: its statement, its encoders, its key. Made once per table and reader. */
final class TableSource {
    private final TablePlan plan;
    private final List<Pair> pairs;
    private final List<Pair> keyPairs;
    private final KeyCondition key;
    private final ResultRows rows;
    private final boolean transactional;
    private final Map<Integer, String> collations;

    /** @param transactional whether its engine has snapshots */
    TableSource(TablePlan plan, CharacterSets sets, boolean transactional) {
        this.plan = plan;
        this.pairs = Pair.of(plan, sets);
        this.keyPairs = plan.key().stream().map(pairs::get).toList();
        this.key = new KeyCondition(keyPairs.stream().map(KeyColumn::new).toList());
        this.rows = new ResultRows(plan, ResultCodecs.of(pairs));
        this.transactional = transactional;
        this.collations = sets.byCollation();
    }

    TablePlan plan() {
        return plan;
    }

    ResultRows rows() {
        return rows;
    }

    KeyCondition key() {
        return key;
    }

    List<Pair> keyPairs() {
        return keyPairs;
    }

    boolean transactional() {
        return transactional;
    }

    String name() {
        return SqlText.table(plan.source());
    }

    String select() {
        return "SELECT " + names(pairs) + " FROM " + name();
    }

    String selectKey() {
        return "SELECT " + names(keyPairs) + " FROM " + name();
    }

    private static String names(List<Pair> pairs) {
        return pairs.stream()
                .map(pair -> SqlText.identifier(pair.source().name()))
                .collect(Collectors.joining(", "));
    }

    /** Encodes rows that hold the key's columns only, in its order. */
    ResultRows keyRows() {
        TablePlan keyPlan = new TablePlan(
                plan.id(),
                plan.source(),
                plan.target(),
                plan.sourceColumns(),
                keyPairs.stream().map(Pair::plan).toList(),
                List.of(),
                List.of(),
                List.of(),
                0,
                0);
        return new ResultRows(keyPlan, ResultCodecs.of(keyPairs));
    }

    /** Checks that what the server sends is what the plan says, before a row is decoded (H9). */
    void check(List<ColumnDefinition> columns) {
        for (int i = 0; i < pairs.size(); i++) {
            Pair pair = pairs.get(i);
            if (!ResultColumn.agrees(pair, columns.get(i), collations)) {
                throw new EngineException(
                        Kind.SCHEMA_CHANGED,
                        "Column " + pair.source().name() + " of " + plan.source() + " is no longer "
                                + pair.source().type() + ".",
                        "Convert again and reload the table.");
            }
        }
    }
}

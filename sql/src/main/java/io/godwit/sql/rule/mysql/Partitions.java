package io.godwit.sql.rule.mysql;

import io.godwit.sql.Stage;
import io.godwit.sql.issue.Problem;
import io.godwit.sql.rule.TableDraft;
import io.godwit.sql.tree.Partitioning;

/** What the rules for partitions share. */
final class Partitions {
    private Partitions() {}

    static void add(TableDraft table, String source, String values) {
        String name =
                table.names().unique("partition/" + table.name() + "/" + source, table.targetName() + "_" + source);
        table.add(
                Stage.TABLES,
                "partition",
                source,
                "CREATE TABLE %s PARTITION OF %s %s".formatted(table.qualified(name), table.qualified(), values));
    }

    /** The table becomes a plain one. */
    static void drop(TableDraft table, String reason) {
        table.issue(Problem.PARTITIONS_DROPPED, reason);
    }

    static void mentionSubpartitions(TableDraft table, Partitioning partitioning) {
        if (partitioning.subpartitioned()) {
            table.issue(Problem.SUBPARTITIONS_DROPPED, "Partitions are cut once.");
        }
    }
}

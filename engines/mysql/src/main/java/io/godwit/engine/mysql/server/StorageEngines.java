package io.godwit.engine.mysql.server;

import io.godwit.engine.catalog.TableName;
import io.godwit.engine.mysql.client.MySqlConnection;
import io.godwit.engine.mysql.client.SqlText;
import io.godwit.engine.mysql.client.TextRows;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** What storage engines mean for a table's changes; their names in upper case. */
public final class StorageEngines {
    private static final Set<String> TRANSACTIONAL = Set.of("INNODB", "ROCKSDB", "TOKUDB", "NDBCLUSTER");
    private static final String MERGE = "MRG_MYISAM";
    private static final Set<String> ELSEWHERE =
            Set.of("BLACKHOLE", "FEDERATED", MERGE, "CONNECT", "SPIDER", "S3", "SPHINX", "MROONGA", "OQGRAPH");

    private StorageEngines() {}

    public static boolean transactional(String engine) {
        return TRANSACTIONAL.contains(engine.toUpperCase(Locale.ROOT));
    }

    /** Whether the rows lie in other tables or servers. */
    public static boolean elsewhere(String engine) {
        return ELSEWHERE.contains(engine.toUpperCase(Locale.ROOT));
    }

    /**
     * Tables of these schemas whose rows may change without an event that names them: their rows lie elsewhere, or they are
     * written through a MERGE table too.
     */
    public static Set<TableName> unlogged(MySqlConnection connection, Collection<String> schemas) {
        Set<TableName> unlogged = new HashSet<>();
        for (String schema : schemas) {
            Set<TableName> mergeable = new HashSet<>();
            boolean merged = false;
            for (TextRows.Row row : connection.query(
                    "SELECT TABLE_NAME, ENGINE FROM information_schema.TABLES WHERE ENGINE IS NOT NULL AND "
                            + SqlText.same("TABLE_SCHEMA", schema))) {
                TableName name = new TableName(schema, row.text(0));
                String engine = row.text(1).toUpperCase(Locale.ROOT);
                merged |= engine.equals(MERGE);
                if (ELSEWHERE.contains(engine)) {
                    unlogged.add(name);
                } else if (engine.equals("MYISAM")) {
                    mergeable.add(name);
                }
            }
            if (merged) {
                unlogged.addAll(mergeable);
            }
        }
        return unlogged;
    }
}

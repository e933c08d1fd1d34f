package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.rule.TableDraft;
import io.godwit.sql.rule.TableRule;
import java.util.Set;

/**
 * InnoDB, MyISAM and Aria hold rows as the target does; other engines forget them at a restart, or hold those of somebody
 * else.
 *
 * <pre>
 * before  ENGINE=MEMORY
 * after   a plain table, and STORAGE_ENGINE
 * </pre>
 */
public final class StorageEngines implements TableRule {
    private static final Set<String> PLAIN = Set.of("", "innodb", "myisam", "aria", "rocksdb", "tokudb", "xtradb");

    @Override
    public void apply(TableDraft table) {
        String engine = table.option("ENGINE");
        if (!PLAIN.contains(engine)) {
            table.issue(
                    Problem.STORAGE_ENGINE,
                    "It is ENGINE=" + table.source().options().get("ENGINE") + ".");
        }
    }
}

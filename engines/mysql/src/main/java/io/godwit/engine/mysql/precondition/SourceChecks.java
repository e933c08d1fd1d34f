package io.godwit.engine.mysql.precondition;

import io.godwit.engine.catalog.Catalog;
import io.godwit.engine.catalog.Check;
import io.godwit.engine.mysql.catalog.Schema;
import io.godwit.engine.mysql.client.MySqlConnection;
import io.godwit.engine.mysql.server.Grants;
import io.godwit.engine.mysql.server.ServerState;
import java.util.List;

/**
 * The preconditions of a source, in this order: the server, its log, the account's rights, the tables. Reads only, and needs
 * no more rights than a migration does; a right that is missing is itself a check.
 *
 * <p>The rights of an ordinary user that suffice:
 *
 * <pre>
 * MariaDB  GRANT REPLICATION SLAVE, BINLOG MONITOR ON *.* TO …
 *          GRANT SELECT, SHOW VIEW, TRIGGER, EVENT, SHOW CREATE ROUTINE ON `shop`.* TO …   (EXECUTE before 11.3)
 * MySQL    GRANT REPLICATION SLAVE, REPLICATION CLIENT ON *.* TO …
 *          GRANT SELECT, SHOW VIEW, TRIGGER, EVENT, EXECUTE, LOCK TABLES ON `shop`.* TO …
 * </pre>
 *
 * <p>{@code FAIL} is what blocks the whole migration. What concerns one table alone is {@code WARN} with that table as its
 * subject: the others can move.
 */
public final class SourceChecks {
    private final ServerState state;
    private final Schema schema;
    private final Catalog catalog;

    public SourceChecks(MySqlConnection connection, Schema schema, Catalog catalog) {
        this.state = new ServerState(connection);
        this.schema = schema;
        this.catalog = catalog;
    }

    public List<Check> run() {
        CheckList checks = new CheckList();
        Grants grants = Grants.read(state.connection());
        new ServerChecks(state, checks, grants).run();
        new LogChecks(state, checks, schema, catalog).run();
        new RightChecks(state, checks, grants, schema, catalog).run();
        new TableChecks(checks, catalog).run();
        return checks.toList();
    }
}

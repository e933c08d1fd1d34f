package io.godwit.engine.mysql.catalog;

import io.godwit.engine.Endpoint;
import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import io.godwit.engine.catalog.Catalog;
import io.godwit.engine.catalog.CatalogReader;
import io.godwit.engine.catalog.Check;
import io.godwit.engine.catalog.Selection;
import io.godwit.engine.mysql.client.MySqlConnection;
import io.godwit.engine.mysql.client.MySqlSession;
import io.godwit.engine.mysql.precondition.SourceChecks;
import io.godwit.engine.mysql.scan.RowScan;
import io.godwit.engine.mysql.server.Identity;
import io.godwit.engine.plan.SchemaPlan;
import java.util.List;

/** The catalog of one database of a MySQL or MariaDB server, over one session that cannot write. */
public final class MySqlCatalogReader implements CatalogReader {
    private final MySqlConnection connection;

    private final Schema schema;

    public MySqlCatalogReader(MySqlConnection connection, Endpoint endpoint) {
        this.connection = connection;

        try {
            MySqlSession.readOnly(connection);
            this.schema = Schema.find(connection, endpoint.database());
        } catch (EngineException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public Catalog read(Selection selection) {
        TableCatalog tables = new TableCatalog(connection, schema);
        CodeCatalog code = new CodeCatalog(connection, schema);
        return new Catalog(
                Identity.of(connection),
                schema.name(),
                schema.charset(),
                schema.collation(),
                tables.read(selection::selects),
                code.views(),
                code.code(tables.sequences()));
    }

    @Override
    public List<Check> checkSource(Selection selection) {
        return new SourceChecks(connection, schema, read(selection)).run();
    }

    @Override
    public List<Check> checkTarget(Selection selection) {
        throw new EngineException(
                Kind.UNSUPPORTED, "MySQL and MariaDB cannot be a target yet.", "Name a PostgreSQL database as target.");
    }

    @Override
    public List<Check> scan(SchemaPlan plan) {
        return new RowScan(connection, schema).run(plan);
    }

    @Override
    public void close() {
        connection.close();
    }
}

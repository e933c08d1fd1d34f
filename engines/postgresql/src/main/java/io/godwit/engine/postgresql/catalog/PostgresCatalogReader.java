package io.godwit.engine.postgresql.catalog;

import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import io.godwit.engine.catalog.Catalog;
import io.godwit.engine.catalog.CatalogReader;
import io.godwit.engine.catalog.Check;
import io.godwit.engine.catalog.Selection;
import io.godwit.engine.catalog.TableName;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.postgresql.connection.Connections;
import io.godwit.engine.postgresql.connection.Session;
import java.util.List;

/** What a target database holds and whether it may be migrated to. */
public final class PostgresCatalogReader implements CatalogReader {
    private final Connections connections;
    private final Session session;

    public PostgresCatalogReader(Connections connections) {
        this.connections = connections;
        this.session = connections.open();
    }

    @Override
    public Catalog read(Selection selection) {
        return new TargetCatalog(session, connections.server()).read(selection);
    }

    @Override
    public List<Check> checkSource(Selection selection) {
        throw notYet();
    }

    @Override
    public List<Check> checkTarget(Selection selection) {
        return new TargetChecks(session, connections.server()).all(selection);
    }

    @Override
    public List<Check> checkTaken(List<TableName> coming) {
        return List.of(new TargetChecks(session, connections.server()).taken(coming));
    }

    @Override
    public List<Check> scan(SchemaPlan plan) {
        throw notYet();
    }

    private static EngineException notYet() {
        return new EngineException(
                Kind.UNSUPPORTED,
                "PostgreSQL is not yet read as a source.",
                "Use it as the target; sources are MySQL and MariaDB.");
    }

    @Override
    public void close() {
        session.close();
    }
}

package io.godwit.engine.postgresql;

import io.godwit.engine.Endpoint;
import io.godwit.engine.Engine;
import io.godwit.engine.Password;
import io.godwit.engine.catalog.CatalogReader;
import io.godwit.engine.change.ChangeCapture;
import io.godwit.engine.chunk.RowReader;
import io.godwit.engine.cutover.WriteGate;
import io.godwit.engine.postgresql.catalog.NativeTypes;
import io.godwit.engine.postgresql.catalog.PostgresCatalogReader;
import io.godwit.engine.postgresql.connection.Connections;
import io.godwit.engine.postgresql.rows.PostgresRowReader;
import io.godwit.engine.postgresql.state.PostgresTarget;
import io.godwit.engine.target.Target;
import io.godwit.engine.type.CanonicalType;
import java.util.Optional;

/**
 * PostgreSQL 13 and later as a target. As a source it will read changes by pgoutput; until then {@link #openChanges} and
 * {@link #openGate} are empty.
 */
public final class PostgresEngine implements Engine {

    @Override
    public String family() {
        return "postgresql";
    }

    @Override
    public int defaultPort() {
        return 5432;
    }

    @Override
    public CatalogReader openCatalog(Endpoint endpoint, Password password) {
        return new PostgresCatalogReader(new Connections(endpoint, password));
    }

    @Override
    public Optional<RowReader> openRows(Endpoint endpoint, Password password) {
        return Optional.of(new PostgresRowReader(new Connections(endpoint, password)));
    }

    @Override
    public Optional<ChangeCapture> openChanges(Endpoint endpoint, Password password) {
        return Optional.empty();
    }

    @Override
    public Optional<Target> openTarget(Endpoint endpoint, Password password) {
        return Optional.of(new PostgresTarget(new Connections(endpoint, password)));
    }

    @Override
    public Optional<WriteGate> openGate(Endpoint endpoint, Password password) {
        return Optional.empty();
    }

    @Override
    public Optional<CanonicalType> canonical(String nativeType) {
        return NativeTypes.canonical(nativeType);
    }
}

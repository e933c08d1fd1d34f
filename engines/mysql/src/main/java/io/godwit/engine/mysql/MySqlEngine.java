package io.godwit.engine.mysql;

import io.godwit.engine.Endpoint;
import io.godwit.engine.Engine;
import io.godwit.engine.Password;
import io.godwit.engine.catalog.CatalogReader;
import io.godwit.engine.change.ChangeCapture;
import io.godwit.engine.chunk.RowReader;
import io.godwit.engine.cutover.WriteGate;
import io.godwit.engine.mysql.binlog.MySqlChangeCapture;
import io.godwit.engine.mysql.catalog.MySqlCatalogReader;
import io.godwit.engine.mysql.client.MySqlConnection;
import io.godwit.engine.mysql.cutover.MySqlWriteGate;
import io.godwit.engine.mysql.row.MySqlRowReader;
import io.godwit.engine.target.Target;
import io.godwit.engine.type.CanonicalType;
import java.util.Optional;

/** MySQL and MariaDB, as a source. They are one family: one protocol, one log format with two dialects. */
public final class MySqlEngine implements Engine {

    @Override
    public String family() {
        return "mysql";
    }

    @Override
    public int defaultPort() {
        return 3306;
    }

    @Override
    public CatalogReader openCatalog(Endpoint endpoint, Password password) {
        return new MySqlCatalogReader(MySqlConnection.open(endpoint, password), endpoint);
    }

    @Override
    public Optional<RowReader> openRows(Endpoint endpoint, Password password) {
        return Optional.of(new MySqlRowReader(endpoint, password));
    }

    @Override
    public Optional<ChangeCapture> openChanges(Endpoint endpoint, Password password) {
        return Optional.of(new MySqlChangeCapture(endpoint, password));
    }

    @Override
    public Optional<Target> openTarget(Endpoint endpoint, Password password) {
        return Optional.empty();
    }

    @Override
    public Optional<WriteGate> openGate(Endpoint endpoint, Password password) {
        return Optional.of(new MySqlWriteGate(MySqlConnection.open(endpoint, password)));
    }

    @Override
    public Optional<CanonicalType> canonical(String nativeType) {
        return Optional.empty();
    }
}

package io.godwit.engine.mysql.scan;

import io.godwit.engine.catalog.Check;
import io.godwit.engine.mysql.catalog.Schema;
import io.godwit.engine.mysql.client.MySqlConnection;
import io.godwit.engine.plan.SchemaPlan;
import java.util.List;

public final class RowScan {
    public RowScan(MySqlConnection connection, Schema schema) {}

    public List<Check> run(SchemaPlan plan) {
        return List.of();
    }
}

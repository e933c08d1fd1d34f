package io.godwit.benchmark;

import io.godwit.engine.Endpoint;
import io.godwit.engine.Engine;
import io.godwit.engine.Password;
import io.godwit.engine.catalog.Selection;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.planning.PlanRequest;
import io.godwit.planning.PlannedSchema;
import io.godwit.planning.SchemaPlanner;
import io.godwit.platform.servers.MariaDbServer;
import io.godwit.platform.servers.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A MariaDB and a PostgreSQL from Maven artefacts, without TLS; the source's rows are kept for the next run. */
final class Sides implements AutoCloseable {
    static final String PASSWORD = "bench-only";

    final MariaDbServer source;
    final PostgresServer target;

    private Sides(MariaDbServer source, PostgresServer target) {
        this.source = source;
        this.target = target;
    }

    /** Caches that hold a run's rows; the target writes as durably as in production, the source's log is not synced. */
    static Sides start(Path home) {
        MariaDbServer source = MariaDbServer.in(home.resolve("mariadb"))
                .durable(false)
                .rootPassword(PASSWORD)
                .setting("innodb_buffer_pool_size", "1G")
                .setting("innodb_log_file_size", "1G")
                .setting("binlog_row_metadata", "FULL")
                .setting("expire_logs_days", "1")
                .start();
        PostgresServer target = PostgresServer.in(home.resolve("postgresql"))
                .superuser("postgres", PASSWORD)
                .setting("shared_buffers", "512MB")
                .setting("max_wal_size", "4GB")
                .setting("checkpoint_timeout", "15min")
                .setting("wal_level", "logical")
                .start();
        return new Sides(source, target);
    }

    Connection openSource(String database) throws SQLException {
        return DriverManager.getConnection(source.jdbcUrl(database) + "?sslMode=disable", "root", PASSWORD);
    }

    Connection openTarget(String database) throws SQLException {
        return DriverManager.getConnection(target.jdbcUrl(database) + "?sslmode=disable", "postgres", PASSWORD);
    }

    void onSource(String database, String... statements) throws SQLException {
        try (Connection connection = openSource(database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Makes the tables that are not there with this many rows; what is made is not in the log. */
    void fill(Map<String, String[]> tables, long rows) throws SQLException {
        onSource("", "CREATE DATABASE IF NOT EXISTS " + SampleRows.DATABASE + " CHARACTER SET utf8mb4");
        for (var table : tables.entrySet()) {
            if (rows(table.getKey()) != rows) {
                onSource(
                        SampleRows.DATABASE,
                        "SET sql_log_bin = 0",
                        "SET time_zone = '+00:00'",
                        "DROP TABLE IF EXISTS " + table.getKey(),
                        table.getValue()[0],
                        table.getValue()[1]);
            }
        }
    }

    private long rows(String table) {
        try {
            return Long.parseLong(ask(false, "SELECT COUNT(*) FROM " + table));
        } catch (SQLException none) {
            return -1;
        }
    }

    void emptyTarget() throws SQLException {
        try (Connection connection = openTarget("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + SampleRows.DATABASE + " WITH (FORCE)");
            statement.execute("CREATE DATABASE " + SampleRows.DATABASE);
            statement.execute("CHECKPOINT");
        }
    }

    /** The only value of the only row. */
    String ask(boolean ofTarget, String sql) throws SQLException {
        try (Connection connection = ofTarget ? openTarget(SampleRows.DATABASE) : openSource(SampleRows.DATABASE);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        }
    }

    SchemaPlan plan(List<String> tables) {
        Selection selection = new Selection(tables, List.of(), Map.of(), SampleRows.DATABASE, false);
        try (Password password = password();
                var reader = Engine.of("mysql").openCatalog(sourceEndpoint(), password)) {
            PlannedSchema planned = new SchemaPlanner(Engine.of("postgresql"))
                    .plan(reader.read(selection), new PlanRequest(selection, "postgresql", 18, Map.of(), Set.of()));
            if (planned.plan().tables().size() != tables.size()) {
                throw new IllegalStateException("not all tables can move: " + planned.objects());
            }
            return planned.plan();
        }
    }

    Endpoint sourceEndpoint() {
        return new Endpoint(
                "mysql", "127.0.0.1", source.port(), SampleRows.DATABASE, "root", Endpoint.Tls.disabled(), Map.of());
    }

    Endpoint targetEndpoint() {
        return new Endpoint(
                "postgresql",
                "127.0.0.1",
                target.port(),
                SampleRows.DATABASE,
                "postgres",
                Endpoint.Tls.disabled(),
                Map.of());
    }

    static Password password() {
        return new Password(PASSWORD.toCharArray());
    }

    double sourceCpu() {
        return Usage.cpu(source.pid());
    }

    double targetCpu() {
        return Usage.cpuOfFamily(target.pid());
    }

    @Override
    public void close() {
        source.stop();
        target.stop();
    }
}

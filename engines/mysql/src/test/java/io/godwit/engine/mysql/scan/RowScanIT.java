package io.godwit.engine.mysql.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.engine.Engine;
import io.godwit.engine.catalog.Catalog;
import io.godwit.engine.catalog.Catalog.ServerIdentity;
import io.godwit.engine.catalog.CatalogReader;
import io.godwit.engine.catalog.Check;
import io.godwit.engine.mysql.Sources;
import io.godwit.engine.mysql.Sources.Flavor;
import io.godwit.engine.plan.ColumnPlan;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.plan.TablePlan.SourceColumn;
import io.godwit.engine.type.CanonicalType;
import io.godwit.platform.servers.test.TestDatabase;
import io.godwit.platform.servers.test.TestServers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RowScanIT {
    private static final CanonicalType INT = new CanonicalType.Int(32);
    private static final CanonicalType DATE = new CanonicalType.Date();
    private static final CanonicalType MOMENT = new CanonicalType.Timestamp(false);
    private static final CanonicalType TEXT = new CanonicalType.Text();

    /** Scans with these canonical types for the columns of a table, in order; all nullable. */
    private static List<Check> scan(TestDatabase database, Map<String, List<CanonicalType>> types, String zeroDate) {
        try (CatalogReader reader =
                Engine.of("mysql").openCatalog(Sources.endpoint(database), Sources.password(TestServers.PASSWORD))) {
            Catalog catalog = reader.read(Sources.ALL);
            List<TablePlan> tables = new ArrayList<>();
            for (Catalog.Table table : catalog.tables()) {
                tables.add(plan(table, tables.size(), types.get(table.name().name()), zeroDate));
            }
            return reader.scan(new SchemaPlan(
                    SchemaPlan.FORMAT,
                    "mysql",
                    "postgresql",
                    new ServerIdentity("x", "x", "x"),
                    database.name(),
                    tables,
                    List.of()));
        }
    }

    private static TablePlan plan(Catalog.Table table, int id, List<CanonicalType> types, String zeroDate) {
        List<SourceColumn> source = table.columns().stream()
                .map(column -> new SourceColumn(
                        column.ordinal(),
                        column.name(),
                        column.type(),
                        column.nullable(),
                        column.charset(),
                        column.collation()))
                .toList();
        List<ColumnPlan> columns = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            Map<String, String> policies = Map.of("zero-date", zeroDate);
            columns.add(new ColumnPlan(i, source.get(i).name(), "any", types.get(i), true, policies));
        }
        return new TablePlan(id, table.name(), table.name(), source, columns, List.of(0), List.of(), List.of(), 0, 0);
    }

    private static void met(List<Check> checks, ScanRule rule, String subject, long rows) {
        assertThat(checks).as("%s of %s in %s", rule, subject, checks).anySatisfy(check -> {
            assertThat(check.code()).isEqualTo(rule.code());
            assertThat(check.subject()).endsWith("." + subject);
            assertThat(check.detail()).startsWith(rows + (rows == 1 ? " row:" : " rows:"));
        });
    }

    @ParameterizedTest
    @EnumSource
    void shouldCountDatesThatAreNone(Flavor flavor) throws Exception {
        TestDatabase database = flavor.database();
        database.execute("CREATE TABLE t (id INT PRIMARY KEY, d DATE, dt DATETIME(3), ts TIMESTAMP NULL)");
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("SET SESSION sql_mode = 'ALLOW_INVALID_DATES'");
            statement.execute(
                    "INSERT INTO t VALUES (1, '0000-00-00', '0000-00-00', '0000-00-00'),"
                            + " (2, '2023-00-10', '2023-02-30 10:00:00', '2024-01-01'), (3, '2023-02-31', '2024-02-29', NULL),"
                            + " (4, NULL, NULL, NULL), (5, '0001-01-01', '0005-02-28', '1970-01-02'), (6, '9999-12-31', '2023-05-00', NULL)");
        }
        Map<String, List<CanonicalType>> types = Map.of("t", List.of(INT, DATE, MOMENT, MOMENT));

        List<Check> checks = scan(database, types, "ledger");

        met(checks, ScanRule.ZERO_DATE, "t.d", 2);
        met(checks, ScanRule.NO_SUCH_DAY, "t.d", 1);
        met(checks, ScanRule.ZERO_DATE, "t.dt", 2);
        met(checks, ScanRule.NO_SUCH_DAY, "t.dt", 1);
        met(checks, ScanRule.ZERO_DATE, "t.ts", 1);
        assertThat(checks).hasSize(5);
        assertThat(scan(database, types, "null"))
                .anySatisfy(check ->
                        assertThat(check.detail()).isEqualTo("2 rows: carried as NULL by the policy zero-date."));
    }

    @ParameterizedTest
    @EnumSource
    void shouldCountValuesBeyondTheTargetsType(Flavor flavor) throws Exception {
        TestDatabase database = flavor.database();
        database.execute(
                "CREATE TABLE t (id INT PRIMARY KEY, u BIGINT UNSIGNED, flag TINYINT(1), clock TIME(6), s SMALLINT)");
        database.execute(
                "INSERT INTO t VALUES (1, 18446744073709551615, 2, '838:59:59', 1), (2, 9223372036854775807, 1,"
                        + " '24:00:00', 2), (3, 9223372036854775808, -1, '-00:00:01', 3), (4, NULL, NULL, NULL, NULL)");

        List<Check> checks = scan(
                database,
                Map.of(
                        "t",
                        List.of(
                                INT,
                                new CanonicalType.Int(64),
                                new CanonicalType.Bool(),
                                new CanonicalType.Time(),
                                new CanonicalType.Int(16))),
                "ledger");

        met(checks, ScanRule.OUT_OF_RANGE, "t.u", 2);
        met(checks, ScanRule.NOT_A_TRUTH_VALUE, "t.flag", 2);
        met(checks, ScanRule.NOT_WITHIN_A_DAY, "t.clock", 2);
        assertThat(checks).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource
    void shouldCountTextsThatTheTargetRefuses(Flavor flavor) throws Exception {
        TestDatabase database = flavor.database();
        database.execute("CREATE TABLE t (id INT PRIMARY KEY, a VARCHAR(50), b VARCHAR(20) CHARACTER SET utf16,"
                + " e ENUM('x', ''), j LONGTEXT)");
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("SET SESSION sql_mode = ''");
            statement.execute(
                    "INSERT INTO t VALUES (1, CONCAT('a', _utf8mb4 x'00'), 'ok', 'wrong', '{\"a\":\"\\\\u0000\"}'),"
                            + " (2, 'fine', CONCAT('a', _utf8mb4 x'00'), '', '{\"a\":\"\\\\\\\\u0000\"}'), (3, NULL, NULL, NULL, 'no json')");
        }

        List<Check> checks =
                scan(database, Map.of("t", List.of(INT, TEXT, TEXT, TEXT, new CanonicalType.Json(true))), "ledger");

        met(checks, ScanRule.NUL_IN_TEXT, "t.a", 1);
        met(checks, ScanRule.NUL_IN_TEXT, "t.b", 1);
        met(checks, ScanRule.OUTSIDE_LIST, "t.e", 1);
        met(checks, ScanRule.JSON_WITH_NUL, "t.j", 1);
        met(checks, ScanRule.NOT_JSON, "t.j", 1);
        assertThat(checks).hasSize(5);
    }

    @ParameterizedTest
    @EnumSource
    void shouldCountOrphansAsTheTargetComparesThem(Flavor flavor) throws Exception {
        TestDatabase database = flavor.database();
        database.execute(
                "CREATE TABLE parent (k VARCHAR(10) PRIMARY KEY)",
                "CREATE TABLE child (id INT PRIMARY KEY, k VARCHAR(10), CONSTRAINT fk FOREIGN KEY (k) REFERENCES parent (k))",
                "INSERT INTO parent VALUES ('a'), ('B')",
                "INSERT INTO child VALUES (1, 'a'), (2, 'A'), (3, NULL), (4, 'B')");
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("SET SESSION foreign_key_checks = 0");
            statement.execute("INSERT INTO child VALUES (5, 'lost')");
        }

        List<Check> checks = scan(database, Map.of("parent", List.of(TEXT), "child", List.of(INT, TEXT)), "ledger");

        met(checks, ScanRule.ORPHAN, "child.fk", 2);
        assertThat(checks).hasSize(1);
    }

    @Test
    void shouldCountRowsThatBreakACheck() throws Exception {
        TestDatabase database = TestServers.mariaDbDatabase();
        database.execute(
                "CREATE TABLE t (id INT PRIMARY KEY, n INT CHECK (n > 0), CONSTRAINT named CHECK (n <> 'it''s'))");
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("SET SESSION check_constraint_checks = 0");
            statement.execute("INSERT INTO t VALUES (1, -1), (2, 5), (3, NULL), (4, 0)");
        }

        List<Check> checks = scan(database, Map.of("t", List.of(INT, INT)), "ledger");

        met(checks, ScanRule.CHECK_VIOLATED, "t.n", 2);
        met(checks, ScanRule.CHECK_VIOLATED, "t.named", 1);
    }

    @Test
    void shouldCountKeysThatAreTooLongForAnIndex() throws Exception {
        TestDatabase database = TestServers.mariaDbDatabase();
        database.execute(
                "CREATE TABLE t (k VARCHAR(700) PRIMARY KEY)",
                "INSERT INTO t VALUES (REPEAT('😀', 690)), (REPEAT('a', 690))");

        met(scan(database, Map.of("t", List.of(TEXT)), "ledger"), ScanRule.LONG_KEY, "t.k", 1);
    }
}

package io.godwit.engine.mysql.precondition;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.engine.Endpoint;
import io.godwit.engine.Engine;
import io.godwit.engine.catalog.CatalogReader;
import io.godwit.engine.catalog.Check;
import io.godwit.engine.catalog.Check.Status;
import io.godwit.engine.mysql.Sources;
import io.godwit.engine.mysql.Sources.Flavor;
import io.godwit.platform.servers.MariaDbServer;
import io.godwit.platform.servers.MySqlFamilyServer;
import io.godwit.platform.servers.MySqlServer;
import io.godwit.platform.servers.test.TestDatabase;
import io.godwit.platform.servers.test.TestServers;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SourceChecksIT {
    private static final String SECRET = "app secret";

    private static List<Check> checks(TestDatabase database, String user, String secret) {
        Endpoint endpoint = Sources.endpoint(database, database.name(), user);
        try (CatalogReader reader = Engine.of("mysql").openCatalog(endpoint, Sources.password(secret))) {
            return reader.checkSource(Sources.ALL);
        }
    }

    private static List<Check> checks(TestDatabase database) {
        return checks(database, database.user(), TestServers.PASSWORD);
    }

    private static List<Check> of(List<Check> checks, SourceRule rule) {
        List<Check> found = checks.stream()
                .filter(check -> check.code().equals(rule.code()))
                .toList();
        assertThat(found).as("checks of " + rule).isNotEmpty();
        return found;
    }

    private static Check one(List<Check> checks, SourceRule rule) {
        assertThat(of(checks, rule)).hasSize(1);
        return of(checks, rule).getFirst();
    }

    /** A user with exactly the rights that a migration asks for. */
    private static String ordinaryUser(Flavor flavor, TestDatabase database) throws SQLException {
        String user = "app_" + database.name() + "_" + flavor.name().toLowerCase(Locale.ROOT);
        String position = flavor == Flavor.MARIADB ? "BINLOG MONITOR" : "REPLICATION CLIENT";
        database.execute(
                "CREATE USER " + user + " IDENTIFIED BY '" + SECRET + "'",
                "GRANT REPLICATION SLAVE, " + position + " ON *.* TO " + user,
                "GRANT SELECT, SHOW VIEW, TRIGGER, EVENT, EXECUTE, LOCK TABLES ON " + database.name() + ".* TO "
                        + user);
        return user;
    }

    @ParameterizedTest
    @EnumSource
    void shouldBlockNothingWhenTheUserHasTheRightsThatAreAskedFor(Flavor flavor) throws Exception {
        TestDatabase database = flavor.database();
        database.execute(
                "CREATE TABLE t (a INT PRIMARY KEY)", "CREATE TABLE keyless (a INT)", "CREATE VIEW v AS SELECT 1");

        List<Check> checks = checks(database, ordinaryUser(flavor, database), SECRET);

        assertThat(checks).filteredOn(check -> check.status() == Status.FAIL).isEmpty();
        assertThat(one(checks, SourceRule.RIGHT_FREEZE).status()).isEqualTo(Status.WARN);
        assertThat(one(checks, SourceRule.RIGHT_ALL).status()).isEqualTo(Status.PASS);
        assertThat(one(checks, SourceRule.TABLE_KEY).subject()).isEqualTo(database.name() + ".keyless");
        assertThat(checks).filteredOn(check -> check.status() != Status.PASS).allSatisfy(check -> {
            assertThat(check.detail()).isNotBlank();
            assertThat(check.remedy()).isNotBlank();
        });
    }

    @ParameterizedTest
    @EnumSource
    @Tag("H18")
    void shouldNameEachRightThatIsMissing(Flavor flavor) throws Exception {
        TestDatabase database = flavor.database();
        String user = "few_" + database.name();
        database.execute(
                "CREATE TABLE seen (a INT PRIMARY KEY, b INT)",
                "CREATE TABLE half (a INT PRIMARY KEY, b INT)",
                "CREATE TABLE keyless (a INT)",
                "CREATE VIEW v AS SELECT 1",
                "CREATE TRIGGER tr BEFORE INSERT ON seen FOR EACH ROW SET NEW.b = 1",
                "CREATE USER " + user + " IDENTIFIED BY '" + SECRET + "'",
                "GRANT SELECT ON seen TO " + user,
                "GRANT SELECT (a) ON half TO " + user,
                "GRANT SELECT ON keyless TO " + user,
                "GRANT SELECT ON v TO " + user);

        List<Check> checks = checks(database, user, SECRET);

        assertThat(one(checks, SourceRule.RIGHT_LOG).status()).isEqualTo(Status.FAIL);
        assertThat(one(checks, SourceRule.RIGHT_LOG).remedy())
                .isEqualTo("GRANT REPLICATION SLAVE ON *.* TO '" + user + "'@'%'");
        assertThat(one(checks, SourceRule.RIGHT_POSITION).status()).isEqualTo(Status.FAIL);
        Check half = one(checks, SourceRule.RIGHT_SELECT);
        assertThat(half.status()).isEqualTo(Status.FAIL);
        assertThat(half.subject()).isEqualTo(database.name() + ".half");
        assertThat(half.remedy()).startsWith("GRANT SELECT ON `" + database.name() + "`.`half` TO");
        assertThat(of(checks, SourceRule.RIGHT_ALL))
                .allMatch(check -> check.status() == Status.WARN)
                .extracting(Check::detail)
                .anyMatch(detail -> detail.contains("single tables"))
                .anyMatch(detail -> detail.contains("triggers"))
                .anyMatch(detail -> detail.contains("routines"));
        assertThat(of(checks, SourceRule.RIGHT_TEXT))
                .anySatisfy(check -> assertThat(check.subject()).endsWith(".v"));
        assertThat(one(checks, SourceRule.RIGHT_LOCK).status())
                .isEqualTo(flavor == Flavor.MARIADB ? Status.PASS : Status.FAIL);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("H1")
    void shouldNameTheForeignKeyWhoseParentDoesNotMove(Flavor flavor) throws Exception {
        TestDatabase other = flavor.database();
        TestDatabase database = flavor.database();
        other.execute("CREATE TABLE parent (id INT PRIMARY KEY)");
        database.execute(
                "CREATE TABLE child (id INT PRIMARY KEY, p INT, CONSTRAINT far FOREIGN KEY (p) REFERENCES "
                        + other.name() + ".parent (id) ON DELETE SET NULL)",
                "CREATE TABLE calm (id INT PRIMARY KEY, p INT, FOREIGN KEY (p) REFERENCES " + other.name()
                        + ".parent (id))");

        Check check = one(checks(database), SourceRule.CASCADES);

        assertThat(check.status()).isEqualTo(Status.WARN);
        assertThat(check.subject()).isEqualTo(database.name() + ".child.far");
        assertThat(check.detail()).contains(other.name() + ".parent does not move");
        assertThat(check.remedy()).contains("DROP FOREIGN KEY `far`");
    }

    @ParameterizedTest
    @EnumSource
    @Tag("H24")
    void shouldNameTheRightsThatAreMissingToFreeze(Flavor flavor) throws Exception {
        TestDatabase database = flavor.database();
        database.execute("CREATE TABLE t (a INT PRIMARY KEY)");
        String user = ordinaryUser(flavor, database);
        database.execute("GRANT " + (flavor == Flavor.MARIADB ? "READ_ONLY ADMIN" : "SYSTEM_VARIABLES_ADMIN")
                + " ON *.* TO " + user);

        Check freeze = one(checks(database, user, SECRET), SourceRule.RIGHT_FREEZE);

        assertThat(freeze.status()).isEqualTo(Status.WARN);
        assertThat(freeze.remedy())
                .startsWith("GRANT " + (flavor == Flavor.MARIADB ? "PROCESS" : "CONNECTION_ADMIN, PROCESS")
                        + " ON *.* TO ");
    }

    @ParameterizedTest
    @EnumSource
    void shouldFailWhenTheLogIsNotFitForFollowing(Flavor flavor) throws Exception {
        MySqlFamilyServer server = flavor == Flavor.MARIADB
                ? MariaDbServer.in(TestServers.folder("unfit"))
                        .rootPassword(TestServers.PASSWORD)
                        .durable(false)
                        .setting("expire_logs_days", "0.001")
                        .setting("log_bin_compress", "ON")
                        .setting("binlog_format", "MIXED")
                        .setting("binlog_row_image", "MINIMAL")
                        .setting("binlog_checksum", "NONE")
                        .setting("binlog_ignore_db", "t1,t2,t3,t4,t5,t6,t7,t8,t9")
                        .setting("read_only", "ON")
                        .start()
                : MySqlServer.in(TestServers.folder("unfit"))
                        .rootPassword(TestServers.PASSWORD)
                        .durable(false)
                        .setting("binlog_expire_logs_seconds", "60")
                        .setting("binlog_row_value_options", "PARTIAL_JSON")
                        .setting("binlog_format", "STATEMENT")
                        .setting("binlog_row_image", "NOBLOB")
                        .setting("binlog_checksum", "NONE")
                        .setting("binlog_do_db", "only_this_one")
                        .setting("read_only", "ON")
                        .start();
        try {
            TestDatabase root = TestServers.view(server, "mysql");
            root.execute("CREATE DATABASE IF NOT EXISTS t1", "CREATE TABLE t1.t (a INT PRIMARY KEY)");

            List<Check> checks = checks(TestServers.view(server, "t1"));

            assertThat(one(checks, SourceRule.LOG_FORMAT).status()).isEqualTo(Status.FAIL);
            assertThat(one(checks, SourceRule.LOG_FORMAT).remedy()).startsWith("SET GLOBAL binlog_format = 'ROW'");
            assertThat(one(checks, SourceRule.ROW_IMAGE).status()).isEqualTo(Status.FAIL);
            assertThat(one(checks, SourceRule.LOG_CHECKSUM).status()).isEqualTo(Status.WARN);
            assertThat(one(checks, SourceRule.ROW_METADATA).status()).isEqualTo(Status.WARN);
            assertThat(one(checks, SourceRule.LOG_FILTER).status()).isEqualTo(Status.FAIL);
            assertThat(one(checks, SourceRule.READ_ONLY).status()).isEqualTo(Status.WARN);
            assertThat(one(checks, SourceRule.LOG_RETENTION).status()).isEqualTo(Status.FAIL);
            assertThat(one(checks, SourceRule.PARTIAL_JSON).status())
                    .isEqualTo(flavor == Flavor.MARIADB ? Status.PASS : Status.FAIL);
            assertThat(one(checks, SourceRule.LOG_COMPRESSION).status())
                    .as("compressed events of MariaDB are read")
                    .isEqualTo(Status.PASS);
        } finally {
            server.kill();
        }
    }

    @Test
    void shouldFailWhenThereIsNoLog() throws Exception {
        MariaDbServer server = MariaDbServer.in(TestServers.folder("logless"))
                .rootPassword(TestServers.PASSWORD)
                .durable(false)
                .setting("skip-log-bin", "")
                .start();
        try {
            TestServers.view(server, "mysql").execute("CREATE DATABASE d", "CREATE TABLE d.t (a INT PRIMARY KEY)");

            List<Check> checks = checks(TestServers.view(server, "d"));

            assertThat(one(checks, SourceRule.BINARY_LOG).status()).isEqualTo(Status.FAIL);
            assertThat(checks).extracting(Check::code).doesNotContain(SourceRule.LOG_FORMAT.code());
        } finally {
            server.kill();
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("H11")
    void shouldFailWhileATransactionIsPrepared(Flavor flavor) throws Exception {
        TestDatabase database = flavor.database();
        database.execute("CREATE TABLE t (a INT PRIMARY KEY)");
        database.execute("XA START 'x'", "INSERT INTO t VALUES (1)", "XA END 'x'", "XA PREPARE 'x'");
        try {
            assertThat(one(checks(database), SourceRule.PREPARED_TRANSACTIONS).status())
                    .isEqualTo(Status.FAIL);
        } finally {
            database.execute("XA ROLLBACK 'x'");
        }
        List<Check> ended = checks(database);
        assertThat(one(ended, SourceRule.PREPARED_TRANSACTIONS).status()).isEqualTo(Status.PASS);
        assertThat(one(ended, SourceRule.DISTRIBUTED).status()).isEqualTo(Status.WARN);
        assertThat(one(ended, SourceRule.DISTRIBUTED).detail()).containsPattern("began [1-9]\\d* XA");
    }

    @ParameterizedTest
    @EnumSource
    @Tag("H1")
    void shouldNameTablesAndKeysThatNeedCare(Flavor flavor) throws Exception {
        TestDatabase database = flavor.database();
        database.execute(
                "CREATE TABLE parent (a INT PRIMARY KEY)",
                "CREATE TABLE child (a INT PRIMARY KEY, p INT, CONSTRAINT fk FOREIGN KEY (p) REFERENCES parent (a)"
                        + " ON DELETE CASCADE)",
                "CREATE TABLE isam (a INT PRIMARY KEY, g GEOMETRY) ENGINE = MyISAM",
                "CREATE TABLE nullable_key (a INT, UNIQUE KEY (a))",
                "CREATE TABLE prefix_key (a TEXT NOT NULL, UNIQUE KEY (a(10)))",
                "CREATE TABLE unique_key (a INT NOT NULL, b INT NOT NULL, UNIQUE KEY (a, b))");

        List<Check> checks = checks(database);

        String name = database.name();
        assertThat(of(checks, SourceRule.TABLE_KEY))
                .extracting(Check::subject)
                .containsExactlyInAnyOrder(name + ".nullable_key", name + ".prefix_key");
        assertThat(one(checks, SourceRule.TABLE_ENGINE).subject()).isEqualTo(name + ".isam");
        assertThat(one(checks, SourceRule.COLUMN_SPATIAL).subject()).isEqualTo(name + ".isam.g");
        assertThat(one(checks, SourceRule.CASCADES).status()).isEqualTo(Status.PASS);
        assertThat(one(checks, SourceRule.CASCADES).detail())
                .contains(name + ".child.fk")
                .contains("CASCADE");
        assertThat(checks).filteredOn(check -> check.status() == Status.FAIL).isEmpty();
    }

    @Test
    void shouldNameWhatOnlyMariaDbHas() throws Exception {
        TestDatabase database = TestServers.mariaDbDatabase();
        database.execute(
                "CREATE SEQUENCE sq",
                "CREATE TABLE sv (a INT PRIMARY KEY) WITH SYSTEM VERSIONING",
                "CREATE TABLE packed (a INT PRIMARY KEY, b TEXT COMPRESSED)");

        List<Check> checks = checks(database);

        assertThat(one(checks, SourceRule.SEQUENCE).subject()).endsWith(".sq");
        assertThat(one(checks, SourceRule.TABLE_VERSIONED).subject()).endsWith(".sv");
        assertThat(one(checks, SourceRule.COLUMN_COMPRESSED).subject()).endsWith(".packed.b");
    }

    @Test
    void shouldSayWhyTheRowsOfATableLieElsewhere() throws Exception {
        TestDatabase database = TestServers.mySqlDatabase();
        database.execute(
                "CREATE TABLE under (a INT NOT NULL) ENGINE = MyISAM",
                "CREATE TABLE above (a INT NOT NULL) ENGINE = MERGE UNION = (under) INSERT_METHOD = LAST",
                "CREATE TABLE hole (a INT PRIMARY KEY) ENGINE = BLACKHOLE");

        assertThat(checks(database))
                .filteredOn(check -> check.code().equals(SourceRule.TABLE_ELSEWHERE.code()))
                .extracting(Check::detail)
                .anyMatch(detail -> detail.contains(".above is a MRG_MYISAM table: it shows rows of other tables"))
                .anyMatch(detail -> detail.contains(".hole is a BLACKHOLE table: it keeps no rows"));
    }

    @Test
    @Tag("H11")
    void shouldSayThatATableVersionedByTransactionIsLoggedAsStatements() throws Exception {
        TestDatabase database = TestServers.mariaDbDatabase();
        database.execute(
                "CREATE TABLE tv (a INT PRIMARY KEY, s BIGINT UNSIGNED GENERATED ALWAYS AS ROW START INVISIBLE,"
                        + " e BIGINT UNSIGNED GENERATED ALWAYS AS ROW END INVISIBLE, PERIOD FOR SYSTEM_TIME (s, e))"
                        + " WITH SYSTEM VERSIONING");

        assertThat(one(checks(database), SourceRule.TABLE_VERSIONED).detail())
                .contains(".tv is versioned by transaction");
    }

    @ParameterizedTest
    @EnumSource
    void shouldGiveEachRuleOnceOrMore(Flavor flavor) throws Exception {
        TestDatabase database = flavor.database();
        database.execute("CREATE TABLE t (a INT PRIMARY KEY)");

        List<Check> checks = checks(database);

        for (SourceRule rule : SourceRule.values()) {
            assertThat(of(checks, rule)).allMatch(check -> check.code().matches("ASM-00[1-5][0-9]"));
        }
    }
}

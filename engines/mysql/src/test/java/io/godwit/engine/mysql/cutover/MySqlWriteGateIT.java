package io.godwit.engine.mysql.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.godwit.engine.Endpoint;
import io.godwit.engine.Engine;
import io.godwit.engine.EngineException;
import io.godwit.engine.catalog.TableName;
import io.godwit.engine.cutover.WriteGate;
import io.godwit.engine.mysql.Sources;
import io.godwit.platform.servers.MariaDbServer;
import io.godwit.platform.servers.MySqlFamilyServer;
import io.godwit.platform.servers.MySqlServer;
import io.godwit.platform.servers.test.TestDatabase;
import io.godwit.platform.servers.test.TestServers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Freezes whole servers, so it has its own. */
@Tag("H24")
class MySqlWriteGateIT {
    private static MariaDbServer mariaDb;
    private static MySqlServer mySql;

    @BeforeAll
    static void start() {
        mariaDb = MariaDbServer.in(TestServers.folder("gate"))
                .rootPassword(TestServers.PASSWORD)
                .durable(false)
                .start();
        mySql = MySqlServer.in(TestServers.folder("gate"))
                .rootPassword(TestServers.PASSWORD)
                .durable(false)
                .start();
    }

    @AfterAll
    static void stop() {
        mariaDb.kill();
        mySql.kill();
    }

    enum Flavor {
        MARIADB,
        MYSQL;

        MySqlFamilyServer server() {
            return this == MARIADB ? mariaDb : mySql;
        }
    }

    private static WriteGate open(TestDatabase root, String user, String secret) {
        Endpoint endpoint = Sources.endpoint(root, "", user);
        return Engine.of("mysql").openGate(endpoint, Sources.password(secret)).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void shouldStopAnOrdinaryWriterAndLetItGoOnAfterwards(Flavor flavor) throws Exception {
        TestDatabase root = TestServers.database(flavor.server());
        String user = "writer_" + root.name();
        root.execute(
                "CREATE TABLE t (a INT AUTO_INCREMENT PRIMARY KEY)",
                "CREATE USER " + user + " IDENTIFIED BY 'w'",
                "GRANT ALL ON " + root.name() + ".* TO " + user);
        try (WriteGate gate = open(root, "root", TestServers.PASSWORD);
                Connection writer = DriverManager.getConnection(root.jdbcUrl(), user, "w")) {
            assertThat(gate.mayFreeze()).isTrue();
            assertThat(gate.openings()).isNotEmpty();
            writer.setAutoCommit(false);
            writer.createStatement().execute("INSERT INTO t VALUES ()");

            gate.freeze();
            gate.freeze();

            assertThat(gate.openings()).isEmpty();
            assertThatThrownBy(writer::commit).as("a transaction that was open").isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> writer.createStatement().execute("INSERT INTO t VALUES ()"))
                    .isInstanceOf(SQLException.class);

            gate.thaw();
            gate.thaw();

            assertThat(gate.openings()).isNotEmpty();
            writer.rollback();
            writer.createStatement().execute("INSERT INTO t VALUES ()");
            writer.commit();
        }
        assertThat(root.query("SELECT COUNT(*) FROM t")).containsExactly("1");
    }

    @ParameterizedTest
    @EnumSource
    void shouldNameWhoStillMayWrite(Flavor flavor) throws Exception {
        TestDatabase root = TestServers.database(flavor.server());
        root.execute("CREATE TABLE t (a INT PRIMARY KEY)", "CREATE USER boss_" + root.name() + " IDENTIFIED BY 'b'");
        root.execute("GRANT ALL ON *.* TO boss_" + root.name());
        root.execute("XA START 'g'", "INSERT INTO t VALUES (1)", "XA END 'g'", "XA PREPARE 'g'");
        try (WriteGate gate = open(root, "root", TestServers.PASSWORD);
                Connection boss = DriverManager.getConnection(root.jdbcUrl(), "boss_" + root.name(), "b")) {
            boss.createStatement().execute("SELECT 1");

            gate.freeze();

            assertThat(gate.openings()).anyMatch(opening -> opening.contains("XA"));
            if (flavor == Flavor.MARIADB) {
                assertThat(gate.openings()).anyMatch(opening -> opening.contains("boss_" + root.name()));
            }
            gate.thaw();
        } finally {
            root.execute("XA ROLLBACK 'g'");
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldNotFreezeWithoutTheRight(Flavor flavor) throws Exception {
        TestDatabase root = TestServers.database(flavor.server());
        String user = "plain_" + root.name();
        root.execute("CREATE USER " + user + " IDENTIFIED BY 'p'", "GRANT SELECT ON " + root.name() + ".* TO " + user);
        try (WriteGate gate = open(root, user, "p")) {
            assertThat(gate.mayFreeze()).isFalse();
            assertThat(gate.openings()).isNotEmpty();
            assertThat(gate.freezeStatements()).isNotEmpty();
            assertThatThrownBy(gate::freeze)
                    .isInstanceOfSatisfying(
                            EngineException.class, e -> assertThat(e.kind()).isEqualTo(EngineException.Kind.PRIVILEGE));
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("H26")
    void shouldTellTheNextNumberUncached(Flavor flavor) throws Exception {
        TestDatabase root = TestServers.database(flavor.server());
        root.execute("CREATE TABLE t (a BIGINT AUTO_INCREMENT PRIMARY KEY)", "CREATE TABLE plain (a INT PRIMARY KEY)");
        try (WriteGate gate = open(root, "root", TestServers.PASSWORD)) {
            assertThat(gate.nextIdentity(new TableName(root.name(), "t"))).isEqualTo(OptionalLong.of(1));
            root.execute("INSERT INTO t VALUES (), (), ()", "DELETE FROM t", "INSERT INTO t VALUES (500)");

            assertThat(gate.nextIdentity(new TableName(root.name(), "t"))).isEqualTo(OptionalLong.of(501));
            assertThat(gate.nextIdentity(new TableName(root.name(), "plain"))).isEmpty();
        }
    }
}

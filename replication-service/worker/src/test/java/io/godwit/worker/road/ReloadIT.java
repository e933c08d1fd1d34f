package io.godwit.worker.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.plan.SchemaPlans;
import io.godwit.platform.message.Command;
import io.godwit.platform.migration.MigrationSpec.ReplicationSettings;
import io.godwit.platform.servers.test.TestDatabase;
import io.godwit.worker.fake.FakeControl;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tables are loaded again in the packaged worker, under an application, with all that hangs on them in the target. */
class ReloadIT {
    private static final ReplicationSettings SETTINGS = new ReplicationSettings(2, 500, 30_000, "by-godwit", 120, 192);

    private Shop shop = null;
    private FakeControl control = null;
    private SchemaPlan plan = null;
    private ControlServer server = null;

    @BeforeEach
    void fill() throws Exception {
        shop = Shop.onSharedServer();
        shop.fill(2_000);
        shop.source.execute(
                "CREATE TABLE staff (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, boss INT, mail VARCHAR(40),"
                        + " UNIQUE KEY mail (mail), FOREIGN KEY (boss) REFERENCES staff (id) ON DELETE CASCADE)",
                "INSERT INTO staff SELECT seq, NULLIF(seq DIV 3, 0), CONCAT('m', seq) FROM seq_1_to_3000",
                "CREATE TABLE brief (id INT PRIMARY KEY)");
        plan = shop.plan();
        control = new FakeControl(SchemaPlans.toBytes(plan));
        server = new ControlServer(control);
    }

    @AfterEach
    void thaw() throws Exception {
        server.close();
        shop.source.execute("SET GLOBAL read_only = OFF");
    }

    @Test
    @Tag("H1")
    @Tag("H15")
    void shouldKeepAllThatHangsOnATableThatIsLoadedAgain() throws Exception {
        try (var application = new Application(shop.application(), 5)) {
            try (var worker = start()) {
                worker.awaitReady(control);
                String schema = "\"" + shop.source.name() + "\"";
                shop.target.execute(
                        "DO $$ BEGIN CREATE ROLE reporting; EXCEPTION WHEN duplicate_object THEN NULL; END $$",
                        "CREATE VIEW " + schema + ".big AS SELECT o.id, c.email, o.total FROM " + schema
                                + ".orders o JOIN " + schema + ".customer c ON c.id = o.customer",
                        "GRANT SELECT ON " + schema + ".orders, " + schema + ".big TO reporting",
                        "COMMENT ON TABLE " + schema + ".orders IS 'of the shop'");
                List<String> before = hanging();
                List<UUID> orders = List.of(
                        control.order(new Command.Verify()),
                        control.order(new Command.ReloadTable("orders")),
                        control.order(new Command.ReloadTable("orders")),
                        control.order(new Command.ReloadTable("customer")),
                        control.order(new Command.ReloadTable("staff")),
                        control.order(new Command.Verify()));
                shop.source.execute(
                        "UPDATE staff SET boss = id - 1 WHERE id % 7 = 0 AND id > 1", "DELETE FROM staff WHERE id = 5");
                for (UUID order : orders) {
                    await().atMost(Duration.ofMinutes(5))
                            .until(() -> control.result(order).isPresent());
                    assertThat(control.result(order).orElseThrow().refusal()).isEmpty();
                }
                assertThat(hanging()).isEqualTo(before);

                killedWhileItemsAreMissing(worker);
            }
            try (var worker = start()) {
                worker.awaitReady(control);
                application.close();
                assertThat(application.failure()).isEmpty();
                await().atMost(Duration.ofMinutes(3))
                        .untilAsserted(() -> assertThat(shop.differences()).isEmpty());
                assertThat(shop.target.query("SELECT concat_ws(' ', id, boss, mail) FROM \"" + shop.source.name()
                                + "\".staff ORDER BY id"))
                        .isEqualTo(shop.source.query("SELECT CONCAT_WS(' ', id, boss, mail) FROM staff ORDER BY id"));
            }
        }
        assertThat(control.last().orElseThrow().progress().ledgerOpen()).isZero();
    }

    @Test
    @Tag("H9")
    @Tag("H10")
    void shouldStopOnlyTheTablesThatChangedBeforeTheStart() throws Exception {
        shop.source.execute("ALTER TABLE staff DROP FOREIGN KEY staff_ibfk_1, DROP COLUMN boss", "DROP TABLE brief");
        try (var worker = start()) {
            await().atMost(Duration.ofMinutes(3))
                    .untilAsserted(() -> assertThat(control.last().stream()
                                    .flatMap(report -> report.findings().stream())
                                    .map(finding -> finding.problem().code() + " "
                                            + finding.problem().subject()))
                            .contains(
                                    "REP-0016 " + shop.source.name() + ".staff",
                                    "REP-0017 " + shop.source.name() + ".brief"));
            await().atMost(Duration.ofMinutes(3))
                    .untilAsserted(() -> assertThat(shop.differences()).isEmpty());
            UUID reload = control.order(new Command.ReloadTable("staff"));
            await().atMost(Duration.ofMinutes(3))
                    .until(() -> control.result(reload).isPresent());
            assertThat(control.result(reload).orElseThrow().refusal()).isEmpty();
            assertThat(shop.target.query(
                            "SELECT concat_ws(' ', id, mail) FROM \"" + shop.source.name() + "\".staff ORDER BY id"))
                    .isEqualTo(shop.source.query("SELECT CONCAT_WS(' ', id, mail) FROM staff ORDER BY id"));
            worker.kill();
        }
    }

    /** Orders again where the table was whole before it was looked at. */
    private void killedWhileItemsAreMissing(WorkerProcess worker) throws Exception {
        var reload = new AtomicReference<>(control.order(new Command.ReloadTable("item")));
        await().atMost(Duration.ofMinutes(5)).pollInterval(Duration.ofMillis(5)).until(() -> {
            if (control.result(reload.get()).isPresent()) {
                reload.set(control.order(new Command.ReloadTable("item")));
            }
            long there = count(shop.source, "item");
            return 2 * count(shop.target, "\"" + shop.source.name() + "\".item") < there;
        });
        worker.kill();
    }

    private static long count(TestDatabase database, String table) throws SQLException {
        return Long.parseLong(database.query("SELECT count(*) FROM " + table).getFirst());
    }

    /** Constraints with their validity, indexes, the view's text, grants and comments. */
    private List<String> hanging() throws SQLException {
        String schema = "'\"" + shop.source.name() + "\"'::regnamespace";
        return shop.target.query(
                "SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) || ' ' || convalidated AS r"
                        + " FROM pg_constraint WHERE connamespace = " + schema
                        + " UNION ALL SELECT pg_get_indexdef(indexrelid) || ' ' || indisvalid FROM pg_index"
                        + " JOIN pg_class ON pg_class.oid = indrelid WHERE relnamespace = " + schema
                        + " UNION ALL SELECT relname || ' ' || coalesce(pg_get_viewdef(nullif(oid, CASE relkind WHEN 'v' THEN 0::oid"
                        + " ELSE oid END)), '') || coalesce(relacl::text, '') || coalesce(obj_description(oid), '')"
                        + " FROM pg_class WHERE relnamespace = " + schema + " ORDER BY 1");
    }

    private WorkerProcess start() throws Exception {
        return WorkerProcess.start(shop, plan, server, Optional.empty(), SETTINGS);
    }
}

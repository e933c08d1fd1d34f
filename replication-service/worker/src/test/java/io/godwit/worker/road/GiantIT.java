package io.godwit.worker.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.plan.SchemaPlans;
import io.godwit.platform.message.Command;
import io.godwit.platform.migration.MigrationSpec.ReplicationSettings;
import io.godwit.platform.task.WorkerReport.OrderResult;
import io.godwit.platform.task.WorkerSpec;
import io.godwit.worker.fake.FakeControl;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Values and transactions much larger than a batch, in the packaged worker with the heap that it has by default. */
@Tag("H12")
class GiantIT {
    private static final Logger LOG = Logger.getLogger(GiantIT.class);
    private static final long MOST_RESIDENT = 400L << 20;
    private static final int MB = 1 << 20;
    private static final boolean FULL = Boolean.getBoolean("godwit.giant");
    private static final Duration PATIENCE = Duration.ofMinutes(FULL ? 60 : 8);
    private static final String WHY = "the full sizes take minutes: -Dgodwit.giant=true";

    private Shop shop = null;
    private FakeControl control = null;
    private SchemaPlan plan = null;
    private ControlServer server = null;
    private long resident;

    @BeforeEach
    void make() throws Exception {
        shop = Shop.onSharedServer();
        shop.source.execute(
                "SET GLOBAL max_allowed_packet = 1073741824",
                "CREATE TABLE large (id INT PRIMARY KEY, small VARCHAR(20), body LONGTEXT CHARACTER SET utf8mb4,"
                        + " old LONGTEXT CHARACTER SET latin1, content LONGBLOB, doc JSON)",
                "CREATE TABLE keyless (n INT, content LONGBLOB)");
        control = new FakeControl(new byte[0]);
    }

    @AfterEach
    void thaw() throws Exception {
        LOG.infof("resident at most: %d MB", resident >> 20);
        if (server != null) {
            server.close();
        }
        shop.source.execute("SET GLOBAL read_only = OFF");
    }

    @Test
    void shouldCarryLargeValuesInBoundedMemory() throws Exception {
        carry(24 * MB);
    }

    @Test
    void shouldCarryValuesOf64MegabytesInBoundedMemory() throws Exception {
        assumeTrue(FULL, WHY);
        carry(64 * MB);
    }

    @Test
    void shouldRefuseLargerValuesInWords() throws Exception {
        shop.source.execute(insert(1, MB), "INSERT INTO large (id, content) VALUES (2, " + bytes(64 * MB + 1) + ")");
        try (var worker = start()) {
            awaitEntries(1);
            shop.source.execute(
                    "INSERT INTO large (id, body) VALUES (3, REPEAT('x', " + (65 * MB) + "))",
                    "UPDATE large SET content = " + bytes(65 * MB) + " WHERE id = 1");
            awaitEntries(3);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(details())
                            .anyMatch(detail -> detail.contains(
                                    shop.source.name() + ".large, column content, rule REP-0110: 2 rows."))
                            .anyMatch(detail -> detail.contains(
                                    shop.source.name() + ".large, column body, rule REP-0110: 1 rows.")));
            shop.source.execute("UPDATE large SET content = " + bytes(MB) + ", body = NULL");
            awaitEntries(0);
            awaitEqual(worker);
        }
        assertThat(resident).isBetween(1L, MOST_RESIDENT);
    }

    @Test
    void shouldCarryATransactionMuchLargerThanABatch() throws Exception {
        transaction(60_000, 2990);
    }

    @Test
    void shouldCarryATransactionOfThreeGigabytes() throws Exception {
        assumeTrue(FULL, WHY);
        transaction(1_000_000, 2990);
    }

    @Test
    void shouldCarryATransactionOfTwoMillionSmallRows() throws Exception {
        assumeTrue(FULL, WHY);
        transaction(2_000_000, 5);
    }

    @Test
    void shouldCarryATransactionOfFiveLargeValues() throws Exception {
        assumeTrue(FULL, WHY);
        try (var worker = start()) {
            awaitReady(worker);
            shop.source.execute("INSERT INTO large (id, content) SELECT seq, " + bytes(64 * MB) + " FROM seq_1_to_5");
            awaitEqual(worker);
            finish(worker);
        }
        assertThat(resident).isBetween(1L, MOST_RESIDENT);
    }

    private void carry(int size) throws Exception {
        shop.source.execute(
                insert(1, size),
                insert(2, size),
                insert(3, size / 4),
                "INSERT INTO keyless VALUES (1, " + bytes(size) + "), (1, " + bytes(size / 4) + "), (2, 'x')");
        try (var worker = start()) {
            awaitReady(worker);
            awaitEqual(worker);
            shop.source.execute(
                    insert(4, size),
                    "UPDATE large SET content = CONCAT(SUBSTRING(content, 2), 'y') WHERE id = 1",
                    "UPDATE large SET body = REVERSE(body), old = REVERSE(old) WHERE id = 4",
                    "UPDATE large SET small = 'other' WHERE id = 2",
                    "UPDATE large SET id = 30 WHERE id = 3",
                    "UPDATE keyless SET n = 3 WHERE n = 1 LIMIT 1",
                    "DELETE FROM large WHERE id = 2");
            shop.source.execute("DELETE FROM keyless WHERE n = 1");
            awaitEqual(worker);
            shop.target.execute("UPDATE " + table("large") + " SET content = substr(content, 2) WHERE id = 1");
            assertThat(order(worker, new Command.Verify()).refusal()).isEmpty();
            await().untilAsserted(() ->
                    assertThat(details()).anyMatch(detail -> detail.contains("These columns differ: content")));
            assertThat(order(worker, new Command.RepairTable("large")).refusal())
                    .isEmpty();
            awaitReady(worker);
            finish(worker);
        }
        assertThat(target()).isEqualTo(source());
        assertThat(control.last().orElseThrow().progress().ledgerOpen()).isZero();
        assertThat(resident).isBetween(1L, MOST_RESIDENT);
    }

    /**
     * One transaction, with a part that is taken back, and one that comes to nothing; the worker is killed within. Readers see
     * all of it or nothing.
     */
    private void transaction(int rows, int width) throws Exception {
        shop.source.execute("CREATE TABLE wide (id INT PRIMARY KEY, text VARCHAR(3000) CHARACTER SET latin1)");
        String insert = "INSERT INTO wide SELECT %s, CONCAT(seq, REPEAT('x', " + width + ")) FROM seq_1_to_%d";
        try (var worker = start()) {
            awaitReady(worker);
            shop.source.execute(
                    "BEGIN",
                    "SAVEPOINT part",
                    insert.formatted("-seq", rows / 10),
                    "ROLLBACK TO SAVEPOINT part",
                    insert.formatted("seq", rows),
                    "COMMIT");
            killWithin(worker);
        }
        if (FULL) {
            try (var worker = launch()) {
                killWithin(worker);
            }
        }
        try (var worker = launch()) {
            // MariaDB logs it, because of the temporary table
            shop.source.execute(
                    "BEGIN",
                    "CREATE TEMPORARY TABLE made (a INT)",
                    "DELETE FROM wide WHERE id <= 60000",
                    "DROP TEMPORARY TABLE made",
                    "ROLLBACK");
            shop.source.execute(
                    "UPDATE wide SET text = CONCAT('u', text) WHERE id % 3 = 0", "DELETE FROM wide WHERE id % 3 = 1");
            String sum = "SELECT CONCAT(COUNT(*), ' ', SUM(id), ' ', SUM(LENGTH(text))) FROM ";
            String wanted = shop.source.query(sum + "wide").getFirst();
            String left = shop.source.query("SELECT COUNT(*) FROM wide").getFirst();
            await().atMost(PATIENCE).until(() -> {
                look(worker);
                assertThat(count()).isIn("0", String.valueOf(rows), left);
                return shop.target.query(sum + table("wide")).getFirst().equals(wanted);
            });
            awaitReady(worker);
        }
        assertThat(resident).isBetween(1L, MOST_RESIDENT);
    }

    /** In the middle of the transaction: nothing of it is visible, and the worker has read on. */
    private void killWithin(WorkerProcess worker) throws Exception {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> shop.target
                        .query("SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'COPY pg_temp.godwit_stage_%'")
                        .getFirst()
                        .equals("1"));
        look(worker);
        worker.kill();
        assertThat(count()).isEqualTo("0");
    }

    private String count() throws SQLException {
        return shop.target.query("SELECT count(*) FROM " + table("wide")).getFirst();
    }

    private WorkerProcess start() throws Exception {
        plan = shop.plan();
        control = new FakeControl(SchemaPlans.toBytes(plan));
        server = new ControlServer(control);
        return launch();
    }

    private WorkerProcess launch() throws Exception {
        return WorkerProcess.start(shop, plan, server, Optional.empty(), ReplicationSettings.defaults());
    }

    private static String insert(int id, int size) {
        return "INSERT INTO large VALUES (" + id + ", 'row " + id + "', REPEAT('" + id + "tä😀xt ', " + size / 12
                + "), REPEAT(_latin1 x'e4fc31', " + size / 6 + "), " + bytes(size) + ", JSON_OBJECT('a', REPEAT('ä1', "
                + Math.min(size, 30 * MB) / 3 + ")))";
    }

    private static String bytes(int size) {
        return "LEFT(REPEAT(UNHEX(CONCAT('00ff', MD5(RAND()))), " + (size / 18 + 1) + "), " + size + ")";
    }

    private String table(String name) {
        return "\"" + shop.source.name() + "\"." + name;
    }

    private List<String> source() throws SQLException {
        return shop.source.query(
                "SELECT * FROM (SELECT CONCAT_WS(' ', id, small, MD5(body), MD5(CONVERT(old USING utf8mb4)),"
                        + " MD5(content), LENGTH(content), MD5(doc)) AS r FROM large UNION ALL"
                        + " SELECT CONCAT_WS(' ', n, MD5(content), LENGTH(content)) FROM keyless) a ORDER BY BINARY r");
    }

    private List<String> target() throws SQLException {
        return shop.target.query("SELECT * FROM (SELECT concat_ws(' ', id, small, md5(convert_to(body, 'UTF8')),"
                + " md5(convert_to(old, 'UTF8')), md5(content), octet_length(content), md5(convert_to(doc, 'UTF8'))) AS r FROM "
                + table("large")
                + " UNION ALL SELECT concat_ws(' ', n, md5(content), octet_length(content)) FROM " + table("keyless")
                + ") a ORDER BY r COLLATE \"C\"");
    }

    private void awaitEqual(WorkerProcess worker) throws Exception {
        List<String> wanted = source();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(300)).untilAsserted(() -> {
            look(worker);
            assertThat(target()).isEqualTo(wanted);
        });
    }

    private void awaitEntries(int count) {
        await().atMost(PATIENCE)
                .until(() -> control.last()
                        .filter(report -> report.progress().ledgerOpen() == count)
                        .isPresent());
    }

    private List<String> details() {
        return control.last().orElseThrow().findings().stream()
                .map(finding -> finding.problem().detail())
                .toList();
    }

    private OrderResult order(WorkerProcess worker, Command command) {
        UUID id = control.order(command);
        await(command.toString()).atMost(PATIENCE).until(() -> {
            look(worker);
            return control.result(id).isPresent();
        });
        return control.result(id).orElseThrow();
    }

    private void finish(WorkerProcess worker) throws Exception {
        control.order(new Command.Cutover());
        await().atMost(PATIENCE).until(() -> {
            look(worker);
            return !worker.alive();
        });
        assertThat(worker.awaitExit()).as(worker.log()).isEqualTo(WorkerSpec.EXIT_FINISHED);
    }

    /** The most memory that the process ever had, as the kernel counts it. */
    private void look(WorkerProcess worker) throws Exception {
        resident = Math.max(resident, worker.highWater());
    }

    private void awaitReady(WorkerProcess worker) throws Exception {
        await().atMost(PATIENCE).until(() -> {
            look(worker);
            return !worker.alive() || worker.ready(control);
        });
        assertThat(worker.alive()).as(worker.log()).isTrue();
    }
}

package io.godwit.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.godwit.engine.EngineException;
import io.godwit.engine.catalog.TableName;
import io.godwit.engine.change.ChangeLog;
import io.godwit.engine.plan.PlannedStatement;
import io.godwit.engine.plan.PlannedStatement.Stage;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.target.Applier;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("H26")
class PlannedStatementIT {
    private static final TableName NAME = new TableName("shop", "or\"der");
    private final TablePlan table = TestTable.named(1, "or\"der")
            .column("id", "integer")
            .nullable("code", "varchar(10)")
            .nullable("parent", "integer")
            .key(0)
            .unique(1)
            .plan();

    private TargetFixture fixture() throws Exception {
        // the name holds a quote: the fixture's own DDL does not know it
        TargetFixture fixture = new TargetFixture(true);
        fixture.superuser.execute(
                "CREATE TABLE shop.\"or\"\"der\" (id integer NOT NULL, code varchar(10), parent integer)");
        String role = fixture.role();
        fixture.superuser.execute("ALTER TABLE shop.\"or\"\"der\" OWNER TO " + role);
        return fixture;
    }

    private static PlannedStatement statement(Stage stage, String id, String sql) {
        return new PlannedStatement(id, stage, Optional.of(NAME), sql, Optional.empty());
    }

    private static final PlannedStatement UNIQUE = statement(
            Stage.UNIQUE_KEYS, "index/code", "CREATE UNIQUE INDEX \"co\"\"de\" ON \"shop\".\"or\"\"der\" (\"code\")");

    private void create(TargetFixture fixture) {
        fixture.createWith(table);
        fixture.loadNothing();
    }

    @Test
    void shouldExecuteOnceAndRecogniseWhatIsThere() throws Exception {
        try (TargetFixture fixture = fixture()) {
            create(fixture);
            PlannedStatement make = statement(
                    Stage.TABLES,
                    "table/order",
                    "CREATE TABLE \"shop\".\"or\"\"der\" (\"id\" integer NOT NULL, \"code\" varchar(10), \"parent\" integer)");
            PlannedStatement key = statement(
                    Stage.KEYS,
                    "pk/order",
                    "ALTER TABLE \"shop\".\"or\"\"der\" ADD CONSTRAINT \"k\" PRIMARY KEY (\"id\")");
            fixture.state.execute(make);
            fixture.superuser.execute("ALTER TABLE shop.\"or\"\"der\" ADD PRIMARY KEY (id)");
            fixture.state.execute(key);
            fixture.state.execute(key);
            fixture.state.execute(UNIQUE);

            assertThat(fixture.state.executed()).containsExactly("table/order", "pk/order", "index/code");
        }
    }

    @Test
    void shouldRefuseATableThatIsNotAsWanted() throws Exception {
        try (TargetFixture fixture = fixture()) {
            create(fixture);
            PlannedStatement make = statement(
                    Stage.TABLES, "table/order", "CREATE TABLE \"shop\".\"or\"\"der\" (\"id\" integer NOT NULL)");
            fixture.superuser.execute("INSERT INTO shop.\"or\"\"der\" VALUES (1, 'a', NULL)");

            assertThatThrownBy(() -> fixture.state.execute(make)).hasMessageContaining("not as planned, or not empty");
            assertThat(fixture.state.executed()).isEmpty();
        }
    }

    @Test
    void shouldBuildAUniqueIndexBesideTheApplierAndDropAnInvalidOne() throws Exception {
        try (TargetFixture fixture = fixture();
                Connection other = fixture.superuser.connect();
                Statement hold = other.createStatement()) {
            create(fixture);
            fixture.superuser.execute(
                    "ALTER TABLE shop.\"or\"\"der\" ADD PRIMARY KEY (id)",
                    "INSERT INTO shop.\"or\"\"der\" VALUES (1, 'a', NULL), (2, 'a', NULL)");
            try (Applier applier = fixture.target.openApplier(fixture.state, "i1")) {
                assertThatThrownBy(() -> fixture.state.execute(UNIQUE))
                        .isInstanceOf(EngineException.class)
                        .hasMessage("violates the unique key co\"de (SQLState 23505)")
                        .hasNoCause();
                assertThat(indexes(fixture)).isEqualTo("1");

                other.setAutoCommit(false);
                hold.execute("UPDATE shop.\"or\"\"der\" SET code = 'b' WHERE id = 2");
                CompletableFuture<Void> building = CompletableFuture.runAsync(() -> fixture.state.execute(UNIQUE));
                await().until(() -> indexes(fixture).equals("2"));
                ChangeLog log = new ChangeLog(table);
                log.insert(TestTable.row(table, 3, "c", null));
                assertThat(applier.apply(TargetFixture.batch(5, log)).rows()).isEqualTo(1);
                assertThat(building).isNotDone();
                other.commit();
                building.join();
            }
            assertThat(fixture.superuser.query("SELECT bool_and(indisvalid) FROM pg_index WHERE indrelid ="
                            + " 'shop.\"or\"\"der\"'::regclass"))
                    .containsExactly("t");
        }
    }

    @Test
    void shouldCountTheRowsThatAreTooLongForAKey() throws Exception {
        try (TargetFixture fixture = fixture()) {
            create(fixture);
            fixture.superuser.execute(
                    "ALTER TABLE shop.\"or\"\"der\" ALTER code TYPE text",
                    "INSERT INTO shop.\"or\"\"der\" SELECT n, CASE WHEN n < 4 THEN repeat('a', 9000) ELSE (SELECT"
                            + " string_agg(md5(n * 1000 + m || ''), '') FROM generate_series(1, 200) m) END"
                            + " FROM generate_series(1, 5) n");
            PlannedStatement key = statement(
                    Stage.KEYS,
                    "pk/order",
                    "ALTER TABLE \"shop\".\"or\"\"der\" ADD CONSTRAINT \"k\" PRIMARY KEY (\"id\", \"code\")");

            assertThatThrownBy(() -> fixture.state.execute(key))
                    .hasMessageStartingWith("2 rows have a key of more than 2704 bytes in \"id\", \"code\": ");
        }
    }

    private static String indexes(TargetFixture fixture) throws Exception {
        return fixture.superuser
                .query("SELECT count(*) FROM pg_index WHERE indrelid = 'shop.\"or\"\"der\"'::regclass")
                .getFirst();
    }

    @Test
    void shouldKeepAForeignKeyThatCannotBeValidatedAndSayWhich() throws Exception {
        try (TargetFixture fixture = fixture()) {
            create(fixture);
            fixture.superuser.execute(
                    "ALTER TABLE shop.\"or\"\"der\" ADD PRIMARY KEY (id)",
                    "INSERT INTO shop.\"or\"\"der\" VALUES (1, 'a', 7)");
            fixture.state.execute(statement(
                    Stage.FOREIGN_KEYS,
                    "fk/parent",
                    "ALTER TABLE \"shop\".\"or\"\"der\" ADD CONSTRAINT \"up\" FOREIGN KEY (\"parent\") REFERENCES"
                            + " \"shop\".\"or\"\"der\" (\"id\") NOT VALID"));
            PlannedStatement validation = statement(
                    Stage.FOREIGN_KEYS, "fkv/parent", "ALTER TABLE \"shop\".\"or\"\"der\" VALIDATE CONSTRAINT \"up\"");

            assertThatThrownBy(() -> fixture.state.execute(validation))
                    .hasMessage("violates the foreign key up (SQLState 23503)");
            assertThat(fixture.state.executed()).containsExactly("fk/parent");
        }
    }

    @Test
    void shouldSetAnIdentityToItsEndWhenTheLargestValueIsTheTypes() throws Exception {
        try (TargetFixture fixture = fixture()) {
            create(fixture);
            fixture.superuser.execute("INSERT INTO shop.\"or\"\"der\" VALUES (2147483647)");
            PlannedStatement identity = new PlannedStatement(
                    "identity/order",
                    Stage.IDENTITY,
                    Optional.of(NAME),
                    "ALTER TABLE \"shop\".\"or\"\"der\" ALTER COLUMN \"id\" ADD GENERATED BY DEFAULT AS IDENTITY",
                    Optional.of("id"));

            fixture.state.setIdentity(identity, OptionalLong.of(2147483648L));

            assertThatThrownBy(() -> fixture.superuser.execute("INSERT INTO shop.\"or\"\"der\" (code) VALUES ('x')"))
                    .hasMessageContaining("reached maximum value of sequence");
        }
    }

    @Test
    void shouldSetAnIdentityPastBothSides() throws Exception {
        try (TargetFixture fixture = fixture()) {
            create(fixture);
            fixture.superuser.execute("INSERT INTO shop.\"or\"\"der\" VALUES (41, 'a', NULL)");
            PlannedStatement identity = new PlannedStatement(
                    "identity/order",
                    Stage.IDENTITY,
                    Optional.of(NAME),
                    "ALTER TABLE \"shop\".\"or\"\"der\" ALTER COLUMN \"id\" ADD GENERATED BY DEFAULT AS IDENTITY",
                    Optional.of("id"));
            fixture.state.setIdentity(identity, OptionalLong.empty());
            assertThat(fixture.superuser.query("INSERT INTO shop.\"or\"\"der\" (code) VALUES ('x') RETURNING id"))
                    .containsExactly("42");
            fixture.state.setIdentity(identity, OptionalLong.of(100));
            assertThat(fixture.superuser.query("INSERT INTO shop.\"or\"\"der\" (code) VALUES ('y') RETURNING id"))
                    .containsExactly("100");
        }
    }
}

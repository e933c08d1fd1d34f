package io.godwit.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.godwit.engine.EngineException;
import io.godwit.engine.catalog.TableName;
import io.godwit.engine.plan.PlannedStatement;
import io.godwit.engine.plan.PlannedStatement.Stage;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.plan.SchemaPlans;
import io.godwit.engine.plan.TablePlan;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A table that is made anew in another form. */
@Tag("H10")
class ReplanIT {
    private final TablePlan old = TestTable.named(1, "t")
            .column("id", "integer")
            .nullable("a", "text")
            .nullable("b", "text")
            .key(0)
            .plan();
    private final TablePlan now = TestTable.named(1, "t")
            .column("id", "bigint")
            .nullable("a", "text")
            .key(0)
            .plan();

    private TargetFixture fixture;

    @BeforeEach
    void load() throws Exception {
        fixture = new TargetFixture(true, old);
        fixture.create();
        fixture.load(0, new Object[] {1, "x", "y"});
        fixture.superuser.execute(
                "DO $$ BEGIN CREATE ROLE \"Reader's\"; EXCEPTION WHEN duplicate_object THEN NULL; END $$",
                "GRANT SELECT, UPDATE ON shop.t TO \"Reader's\" WITH GRANT OPTION",
                "GRANT SELECT ON shop.t TO PUBLIC",
                "GRANT INSERT (a), INSERT (b) ON shop.t TO \"Reader's\"");
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private SchemaPlan next() {
        SchemaPlan plan = fixture.plan();
        var make = new PlannedStatement(
                "table/t", Stage.TABLES, Optional.of(now.target()), TestTable.create(now), Optional.empty());
        return plan.with(List.of(now), List.of(make));
    }

    private List<String> rights() throws Exception {
        return fixture.superuser.query("SELECT grantee || ' ' || privilege_type || ' ' || is_grantable"
                + " FROM information_schema.role_table_grants WHERE table_name = 't' AND grantee <> '"
                + fixture.endpoint.user() + "' UNION SELECT grantee || ' INSERT ' || column_name"
                + " FROM information_schema.column_privileges WHERE table_name = 't' AND privilege_type = 'INSERT'"
                + " AND grantee <> '" + fixture.endpoint.user() + "' ORDER BY 1");
    }

    @Test
    void shouldKeepWhatWasGrantedOnATableThatIsMadeAnew() throws Exception {
        assertThat(rights()).contains("Reader's INSERT b");
        for (int i = 0; i < 2; i++) {
            fixture.state.replan(next(), 1);
            fixture.state.plan().orElseThrow().plan().statements().forEach(fixture.state::execute);
            assertThat(rights())
                    .containsExactly(
                            "PUBLIC SELECT NO", "Reader's INSERT a", "Reader's SELECT YES", "Reader's UPDATE YES");
        }
        assertThat(fixture.rows(now)).isEmpty();
    }

    /** They are made again, and hold only then what is there already. */
    @Test
    void shouldForgetThatTheForeignKeysOfItsChildrenWereValidated() throws Exception {
        TablePlan child =
                TestTable.named(2, "child").column("id", "integer").key(0).plan();
        Optional<TableName> table = Optional.of(child.target());
        String alter = "ALTER TABLE \"shop\".\"child\"";
        var keys = List.of(
                new PlannedStatement(
                        "fk",
                        Stage.FOREIGN_KEYS,
                        table,
                        alter
                                + " ADD CONSTRAINT \"f k\" FOREIGN KEY (\"id\") REFERENCES \"shop\".\"t\" (\"id\") NOT VALID",
                        Optional.empty()),
                new PlannedStatement(
                        "fk-validation",
                        Stage.FOREIGN_KEYS,
                        table,
                        alter + " VALIDATE CONSTRAINT \"f k\"",
                        Optional.empty()),
                new PlannedStatement(
                        "check-validation",
                        Stage.FOREIGN_KEYS,
                        table,
                        alter + " VALIDATE CONSTRAINT \"c\"",
                        Optional.empty()));
        try (TargetFixture both = new TargetFixture(true, old, child)) {
            SchemaPlan plan = both.plan().with(both.plan().tables(), keys);
            both.state.create(plan, SchemaPlans.sha256(SchemaPlans.toBytes(plan)), new TestPosition(0), List.of());
            both.superuser.execute(
                    TestTable.primaryKey(old), "ALTER TABLE shop.child ADD CONSTRAINT c CHECK (id > 0) NOT VALID");
            keys.forEach(both.state::execute);

            both.state.replan(plan.with(List.of(now, child), keys), 1);

            assertThat(both.state.executed()).contains("check-validation").doesNotContain("fk", "fk-validation");
        }
    }

    @Test
    void shouldSayWhichViewsStandInTheWayAndLeaveAllAsItWas() throws Exception {
        fixture.superuser.execute("CREATE VIEW shop.v AS SELECT a FROM shop.t");
        assertThatThrownBy(() -> fixture.state.replan(next(), 1)).isInstanceOfSatisfying(EngineException.class, e -> {
            assertThat(e.getMessage()).contains("shop.t is to be made anew", "shop.v");
            assertThat(e.remedy()).contains("DROP VIEW");
        });
        assertThat(fixture.rows(old)).containsExactly("(1,x,y)");
        assertThat(fixture.superuser.query("SELECT a FROM shop.v")).containsExactly("x");
    }
}

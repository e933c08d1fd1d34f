package io.godwit.planning;

import static io.godwit.planning.Tables.catalog;
import static io.godwit.planning.Tables.table;
import static io.godwit.planning.Tables.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.godwit.engine.Engine;
import io.godwit.engine.EngineException;
import io.godwit.engine.catalog.Catalog;
import io.godwit.engine.catalog.Selection;
import io.godwit.engine.plan.ColumnPlan;
import io.godwit.engine.plan.PlannedStatement;
import io.godwit.engine.plan.SchemaPlans;
import io.godwit.engine.plan.TablePlan;
import io.godwit.sql.issue.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SchemaPlannerTest {
    @Test
    @Tag("H16")
    void shouldChooseThePrimaryKey() {
        TablePlan plan = only(table("t")
                .column("a", "int(11)", false)
                .column("b", "int(11)", false)
                .unique("u", "a")
                .primary("b", "a"));

        assertThat(plan.key()).containsExactly(1, 0);
        assertThat(plan.uniques()).containsExactly(List.of(0));
    }

    @Test
    @Tag("H6")
    @Tag("H16")
    void shouldNotTakeAUniqueKeyWithNullsForAKey() {
        TablePlan plan = only(table("t")
                .column("a", "int(11)", true)
                .column("b", "int(11)", false)
                .unique("with_nulls", "a")
                .unique("both", "b", "a"));

        assertThat(plan.keyless()).isTrue();
        assertThat(plan.uniques()).containsExactly(List.of(0), List.of(1, 0));
    }

    @Test
    @Tag("H6")
    @Tag("H16")
    void shouldNotTakeAPrefixForAKey() {
        TablePlan plan = only(table("t")
                .column("a", "varchar(200)", false)
                .column("b", "int(11)", false)
                .primary("a(10)")
                .unique("whole", "b"));

        assertThat(plan.key()).containsExactly(1);
    }

    @Test
    @Tag("H6")
    void shouldBeKeylessWithoutAKey() {
        assertThat(only(table("t").column("a", "int(11)", false)).keyless()).isTrue();
    }

    @Test
    void shouldNotCarryWhatTheTargetComputes() {
        TablePlan plan = only(table("t")
                .column("id", "int(11)", false)
                .generated("twice", "bigint(20)", "`id` * 2")
                .column("c", "int(11)", true)
                .primary("id")
                .unique("u", "twice"));

        assertThat(plan.columns()).extracting(ColumnPlan::targetName).containsExactly("id", "c");
        assertThat(plan.sourceColumns()).hasSize(3);
        assertThat(plan.key()).containsExactly(0);
    }

    /** A row's change can free or take a key of which it holds no column. */
    @Test
    @Tag("H13")
    void shouldKnowWhatAUniqueKeyIsComputedFrom() {
        TablePlan plan = only(table("t")
                .column("id", "int(11)", false)
                .column("mail", "varchar(20)", false)
                .column("Deleted", "int(11)", true)
                .generated("active", "bigint(20)", "if(`deleted`,NULL,1)")
                .column("c", "int(11)", true)
                .primary("id")
                .unique("u", "mail", "active")
                .uniqueExpression("e", "(`c` + `active`)"));

        assertThat(plan.uniques()).containsExactly(List.of(1, 2), List.of(2, 3));
    }

    @Test
    @Tag("H1")
    void shouldKeepCascadesThatChangeRows() {
        Catalog catalog = catalog(List.of(
                parent("customer"),
                child("orders", "customer", "CASCADE"),
                child("note", "customer", "SET NULL"),
                child("bill", "customer", "RESTRICT")));

        PlannedSchema schema = plan(catalog);

        assertThat(tableOf(schema, "orders").cascades()).hasSize(1);
        assertThat(tableOf(schema, "note").cascades()).hasSize(1);
        assertThat(tableOf(schema, "bill").cascades()).isEmpty();
    }

    @Test
    @Tag("H1")
    void shouldNameTheForeignKeyWhoseParentStaysBehind() {
        Catalog catalog = catalog(List.of(
                table("customer")
                        .column("id", "int(11)", false)
                        .column("g", "no_such_type", true)
                        .primary("id"),
                table("orders")
                        .column("id", "int(11)", false)
                        .column("a", "int(11)", true)
                        .column("b", "int(11)", true)
                        .primary("id")
                        .references("fk_1", "a", "customer", "CASCADE")
                        .references("fk_10", "b", "orders", "RESTRICT")));

        PlannedSchema schema = plan(catalog);

        assertThat(schema.plan().tables())
                .extracting(plan -> plan.source().name())
                .containsExactly("orders");
        assertThat(tableOf(schema, "orders").cascades()).hasSize(1);
        assertThat(objectOf(schema, "table/customer").moves()).isFalse();
        assertThat(objectOf(schema, "table/orders").leftOut()).singleElement().satisfies(left -> {
            assertThat(left.subject()).isEqualTo("shop.orders.fk_1");
            assertThat(left.detail()).contains("shop.customer does not move", "not in the source's log");
        });
        assertThat(schema.plan().statements())
                .extracting(PlannedStatement::id)
                .anyMatch(id -> id.startsWith("foreign-key/") && id.endsWith("/fk_10"))
                .noneMatch(id -> id.endsWith("/fk_1"));
    }

    @Test
    void shouldMakeViewsAfterWhatTheyRead() {
        Catalog catalog = catalog(
                List.of(parent("customer")),
                view("a_top", "select `shop`.`z_base`.`id` AS `id` from `shop`.`z_base`"),
                view("z_base", "select `shop`.`customer`.`id` AS `id` from `shop`.`customer`"));

        assertThat(plan(catalog).plan().statements())
                .filteredOn(statement -> statement.stage() == PlannedStatement.Stage.CODE)
                .extracting(statement -> statement.sql().contains("\"a_top\"") ? "a_top" : "z_base")
                .containsExactly("z_base", "a_top");
    }

    @Test
    void shouldSayWhyAViewStaysBehind() {
        Tables unknown = parent("absent").column("g", "no_such_type", true);
        Catalog catalog = catalog(
                List.of(parent("customer"), unknown),
                view("lost", "select `shop`.`absent`.`id` AS `id` from `shop`.`absent`"));

        PlannedObject lost = objectOf(plan(catalog), "view/lost");

        assertThat(lost.moves()).isFalse();
        assertThat(lost.convertsByItself()).isFalse();
        assertThat(lost.statements()).isEmpty();
        assertThat(lost.issues()).singleElement().satisfies(issue -> {
            assertThat(issue.problem()).isEqualTo(Problem.VIEW_READS_WHAT_STAYS);
            assertThat(issue.detail()).contains("absent").doesNotContain("not selected");
        });
    }

    @Test
    void shouldNotTakeAViewOverAnUnselectedTableForConverted() {
        Catalog catalog = catalog(
                List.of(parent("customer")),
                view("over", "select `x`.`id` AS `id` from (`shop`.`unselected` `x` join `shop`.`customer`)"),
                view("over_view", "select `over`.`id` AS `id` from `over`"),
                view(
                        "fine",
                        "with `unselected` as (select 1 AS `id`) select `unselected`.`id` AS `id` from `unselected`"));

        PlannedSchema schema = plan(catalog);

        assertThat(objectOf(schema, "view/over").issues())
                .singleElement()
                .satisfies(issue -> assertThat(issue.detail()).contains("unselected (not selected, or not there)"));
        assertThat(objectOf(schema, "view/over_view").moves()).isFalse();
        assertThat(objectOf(schema, "view/fine").convertsByItself()).isTrue();
        assertThat(ObjectCounts.of(schema.objects(), PlannedObject::convertsByItself))
                .containsEntry("views", 3L)
                .containsEntry("convertible", 2L)
                .containsEntry("actions", 2L);
        assertThat(schema.plan().statements())
                .noneMatch(statement -> statement.sql().contains("\"unselected\" \"x\""));
    }

    @Test
    @Tag("H16")
    void shouldMakeTheIdentitysIndexWithTheKeys() {
        PlannedSchema schema = plan(catalog(List.of(
                table("t")
                        .column("a", "int(11)", false)
                        .column("b", "int(11)", false)
                        .unique("first", "a")
                        .unique("u", "b"),
                parent("p").column("c", "int(11)", false).unique("first", "c"))));

        assertThat(schema.plan().statements())
                .filteredOn(statement -> statement.stage() == PlannedStatement.Stage.KEYS)
                .extracting(PlannedStatement::id)
                .containsExactly("index/shop.t/first", "primary-key/shop.p");
        assertThat(schema.plan().statements())
                .filteredOn(statement -> statement.stage() == PlannedStatement.Stage.UNIQUE_KEYS)
                .extracting(PlannedStatement::id)
                .containsExactly("index/shop.t/u", "index/shop.p/first");
    }

    @Test
    void shouldTakeTheSourceEngineFromTheRequest() {
        Catalog catalog = catalog(List.of(parent("customer")));
        Selection all = new Selection(List.of(), List.of(), Map.of(), "", false);
        SchemaPlanner planner = new SchemaPlanner(Engine.of("postgresql"));

        assertThat(plan(catalog).plan().sourceEngine()).isEqualTo("mysql");
        assertThatThrownBy(() ->
                        planner.plan(catalog, new PlanRequest(all, "other", "postgresql", 18, Map.of(), Set.of())))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("no rules yet");
    }

    @Test
    @Tag("H9")
    void shouldLeaveATableOutThatChangedWhileItWasRead() {
        Catalog.Table described =
                parent("customer").column("late", "int(11)", true).build();
        Catalog.Table listed = parent("customer").build();
        Catalog catalog = catalog(List.of());
        Catalog torn = new Catalog(
                catalog.server(),
                "shop",
                "utf8mb4",
                "utf8mb4_general_ci",
                List.of(new Catalog.Table(
                        listed.name(),
                        listed.columns(),
                        listed.indexes(),
                        List.of(),
                        described.createStatement(),
                        0,
                        0,
                        "InnoDB",
                        "",
                        "",
                        Map.of())),
                List.of(),
                List.of());

        PlannedSchema schema = plan(torn);

        assertThat(schema.plan().tables()).isEmpty();
        assertThat(objectOf(schema, "table/customer").leftOut())
                .singleElement()
                .satisfies(left -> assertThat(left.detail()).contains("changed while it was read", "late"));
    }

    @Test
    void shouldNameBothTablesThatMeetInLowerCase() {
        Catalog catalog = catalog(List.of(parent("Customer"), parent("customer"), parent("other")));

        PlannedSchema schema = plan(catalog, new Selection(List.of(), List.of(), Map.of(), "", true));

        assertThat(schema.plan().tables())
                .extracting(plan -> plan.source().name())
                .containsExactly("other");
        assertThat(objectOf(schema, "table/Customer").issues())
                .anySatisfy(issue -> assertThat(issue.detail()).contains("Customer", "customer"));
    }

    @Test
    void shouldShortenANameThatIsTooLong() {
        String name = "ä".repeat(32);

        PlannedSchema schema = plan(catalog(List.of(parent(name), parent("other"))));

        String target = schema.plan().tables().stream()
                .filter(plan -> plan.source().name().equals(name))
                .map(plan -> plan.target().name())
                .findAny()
                .orElseThrow();
        assertThat(target.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(63);
        assertThat(objectOf(schema, "table/" + name).issues())
                .anySatisfy(issue -> assertThat(issue.detail()).contains(target));
    }

    @Test
    void shouldPlanTheSameTwice() {
        Catalog catalog = catalog(List.of(parent("b"), parent("a"), child("c", "a", "CASCADE")));

        assertThat(SchemaPlans.toBytes(plan(catalog).plan()))
                .isEqualTo(SchemaPlans.toBytes(plan(catalog).plan()));
    }

    private static Tables parent(String name) {
        return table(name).column("id", "int(11)", false).primary("id");
    }

    private static Tables child(String name, String parent, String onDelete) {
        return table(name)
                .column("id", "int(11)", false)
                .column("parent", "int(11)", true)
                .primary("id")
                .references("fk_" + name, "parent", parent, onDelete);
    }

    private static TablePlan only(Tables table) {
        return plan(catalog(List.of(table))).plan().tables().getFirst();
    }

    private static TablePlan tableOf(PlannedSchema schema, String name) {
        return schema.plan().tables().stream()
                .filter(plan -> plan.source().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static PlannedObject objectOf(PlannedSchema schema, String id) {
        return schema.objects().stream()
                .filter(object -> object.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static PlannedSchema plan(Catalog catalog) {
        return plan(catalog, new Selection(List.of(), List.of(), Map.of(), "", false));
    }

    private static PlannedSchema plan(Catalog catalog, Selection selection) {
        return new SchemaPlanner(Engine.of("postgresql"))
                .plan(catalog, new PlanRequest(selection, "mysql", "postgresql", 18, Map.of(), Set.of()));
    }
}

package io.godwit.planning;

import static io.godwit.planning.Tables.catalog;
import static io.godwit.planning.Tables.table;
import static io.godwit.planning.Tables.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.engine.Engine;
import io.godwit.engine.catalog.Catalog;
import io.godwit.engine.catalog.Selection;
import io.godwit.engine.plan.ColumnPlan;
import io.godwit.engine.plan.PlannedStatement;
import io.godwit.platform.problem.Problem.FieldError;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SelectionNamesTest {
    private static final Catalog SHOP = catalog(
            List.of(
                    table("customer")
                            .column("id", "int(11)", false)
                            .column("Name", "int(11)", true)
                            .primary("id"),
                    table("a").column("b", "int(11)", false),
                    table("a.b").column("c", "int(11)", false)),
            view("seen", "select `shop`.`customer`.`id` AS `number` from `shop`.`customer`"));

    @Test
    void shouldFindEveryThingThatCanBeRenamed() {
        assertThat(wrong(
                        Map.of(
                                "shop",
                                "store",
                                "customer",
                                "person",
                                "customer.Name",
                                "n",
                                "seen",
                                "v",
                                "seen.number",
                                "x"),
                        ""))
                .isEmpty();
    }

    @Test
    void shouldNameTheFieldOfARenameThatNamesNothing() {
        assertThat(wrong(Map.of("custmer", "c", "customer", "d", "customer.x", "e", "seen.id/2", "f"), ""))
                .containsExactly(
                        new FieldError("/selection/renames/custmer", "custmer is not among what is selected of shop."),
                        new FieldError(
                                "/selection/renames/customer.x", "customer.x is not among what is selected of shop."),
                        new FieldError(
                                "/selection/renames/seen.id~12", "seen.id/2 is not among what is selected of shop."));
    }

    @Test
    void shouldPointToTheNameThatDiffersInCase() {
        assertThat(wrong(Map.of("Customer.name", "c"), ""))
                .extracting(FieldError::message)
                .containsExactly("Customer.name is not among what is selected of shop; customer.Name is.");
    }

    @Test
    void shouldRefuseWhatIsTwoThings() {
        assertThat(wrong(Map.of("a.b", "c"), ""))
                .extracting(FieldError::message)
                .containsExactly("a.b is more than one thing here, a column and something by itself.");
    }

    @Test
    void shouldRefuseNamesThatTheTargetCannotHave() {
        assertThat(wrong(Map.of("customer", "ä".repeat(32)), ""))
                .extracting(FieldError::message)
                .containsExactly("gives " + "ä".repeat(32) + ": a name on the target has 1 to 63 bytes.");
        assertThat(wrong(Map.of("shop", "godwit"), ""))
                .extracting(FieldError::message)
                .containsExactly("gives godwit, which is reserved, by the target or by Godwit.");
        assertThat(wrong(Map.of("shop", "one"), "two"))
                .extracting(FieldError::message)
                .containsExactly("gives the schema one, and /selection/targetSchema gives two.");
    }

    @Test
    void shouldNameWhatIsIncludedAndNotThere() {
        assertThat(new SelectionNames(
                                SHOP, new Selection(List.of("customer", "Orders"), List.of(), Map.of(), "", false))
                        .wrong())
                .containsExactly(new FieldError("/selection/include", "Orders is not there."));
        assertThat(new SelectionNames(catalog(List.of()), new Selection(List.of("x*"), List.of(), Map.of(), "", false))
                        .wrong())
                .singleElement()
                .satisfies(error -> assertThat(error.message()).contains("selects no table of shop", "x*"));
    }

    @Test
    void shouldRenameSchemaTableAndColumn() {
        PlannedSchema schema = plan(Map.of("shop", "store", "customer", "Person", "customer.id", "Number"));

        assertThat(schema.plan().tables().getFirst().target()).hasToString("store.Person");
        assertThat(schema.plan().tables().getFirst().columns())
                .extracting(ColumnPlan::targetName)
                .containsExactly("Number", "Name");
        assertThat(schema.plan().statements())
                .extracting(PlannedStatement::sql)
                .contains(
                        "CREATE SCHEMA IF NOT EXISTS \"store\"",
                        "ALTER TABLE \"store\".\"Person\" ADD CONSTRAINT \"Person_pkey\" PRIMARY KEY (\"Number\")")
                .anyMatch(sql -> sql.startsWith("CREATE VIEW \"store\".\"seen\"") && sql.contains("\"Number\""));
    }

    @Test
    void shouldRenameTheTableWhereItHasTheDatabasesName() {
        Catalog catalog = catalog(List.of(table("shop").column("id", "int(11)", false)));
        Selection selection = new Selection(List.of(), List.of(), Map.of("shop", "store"), "", false);

        PlannedSchema schema = new SchemaPlanner(Engine.of("postgresql"))
                .plan(catalog, new PlanRequest(selection, "mysql", "postgresql", 18, Map.of(), Set.of()));

        assertThat(schema.plan().tables().getFirst().target()).hasToString("shop.store");
    }

    private static List<FieldError> wrong(Map<String, String> renames, String schema) {
        return new SelectionNames(SHOP, new Selection(List.of(), List.of(), renames, schema, false)).wrong();
    }

    private static PlannedSchema plan(Map<String, String> renames) {
        return new SchemaPlanner(Engine.of("postgresql"))
                .plan(
                        SHOP,
                        new PlanRequest(
                                new Selection(List.of(), List.of(), renames, "", false),
                                "mysql",
                                "postgresql",
                                18,
                                Map.of(),
                                Set.of()));
    }
}

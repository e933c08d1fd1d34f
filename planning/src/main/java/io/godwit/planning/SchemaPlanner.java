package io.godwit.planning;

import io.godwit.engine.Engine;
import io.godwit.engine.EngineException;
import io.godwit.engine.catalog.Catalog;
import io.godwit.engine.catalog.Selection;
import io.godwit.engine.catalog.TableName;
import io.godwit.engine.plan.PlannedStatement;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.plan.TablePlan;
import io.godwit.sql.CodeKind;
import io.godwit.sql.Context;
import io.godwit.sql.Conversion;
import io.godwit.sql.ConvertedObject;
import io.godwit.sql.ConvertedTable;
import io.godwit.sql.Naming;
import io.godwit.sql.Options;
import io.godwit.sql.Stage;
import io.godwit.sql.TargetStatement;
import io.godwit.sql.type.Policies;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes a schema plan of a catalog: converts each object by the rules of {@code sql} and joins the answers with what the
 * catalog knows of keys and with what the target's engine knows of types. Pure: reads and writes nothing.
 *
 * <p>A table that cannot move (a blocking issue, a type without a form in flight) is left out of the plan and named among
 * the objects. Planning the same catalog twice gives the same plan.
 */
public final class SchemaPlanner {
    private final Engine target;

    public SchemaPlanner(Engine target) {
        this.target = target;
    }

    public PlannedSchema plan(Catalog catalog, PlanRequest request) {
        Selection selection = new SelectionNames(catalog, request.selection()).resolved();
        String schema = selection.targetSchema();
        Conversion conversion = conversion(catalog, request, selection);
        Context context = new Context(
                catalog.database(),
                texts(catalog.tables(), table -> table.name().name(), Catalog.Table::createStatement),
                texts(catalog.views(), view -> view.name().name(), Catalog.View::createStatement),
                request.zeroDates());

        List<PlannedObject> objects = new ArrayList<>();
        List<TablePlan> tables = new ArrayList<>();
        List<PlannedStatement> statements = new ArrayList<>();
        statements.add(new PlannedStatement(
                "schema/" + schema,
                PlannedStatement.Stage.TABLES,
                Optional.empty(),
                "CREATE SCHEMA IF NOT EXISTS " + quoted(schema),
                Optional.empty()));

        Map<Catalog.Table, ConvertedTable> converted = convertTables(catalog, conversion, context);
        TableFitness fitness = new TableFitness(target, converted);
        Set<String> moving = fitness.moving();
        for (var entry : converted.entrySet()) {
            boolean moves = moving.contains(entry.getKey().name().name());
            ConvertedTable answer = moves ? fitness.withoutLostKeys(entry.getKey()) : entry.getValue();
            objects.add(tableObject(entry.getKey(), answer, moves, fitness.leftOut(entry.getKey())));
            if (moves) {
                TablePlanner.Planned planned = new TablePlanner(target).plan(tables.size() + 1, entry.getKey(), answer);
                tables.add(planned.plan());
                TableName name = new TableName(schema, answer.targetName());
                answer.statements()
                        .forEach(statement -> statements.add(
                                planned(statement, planned.identity().stage(statement), Optional.of(name))));
            }
        }
        addCode(catalog, conversion, context, objects, statements);
        for (ViewPlanner.PlannedView view : new ViewPlanner(catalog, moving).plan(conversion, context)) {
            objects.add(object("view", view.answer(), view.text()));
            view.answer()
                    .statements()
                    .forEach(statement -> statements.add(planned(statement, statement.stage(), Optional.empty())));
        }
        SchemaPlan plan = new SchemaPlan(
                SchemaPlan.FORMAT,
                request.sourceEngine(),
                request.targetEngine(),
                catalog.server(),
                catalog.database(),
                tables,
                statements);
        return new PlannedSchema(plan, objects);
    }

    private static Conversion conversion(Catalog catalog, PlanRequest request, Selection selection) {
        Options options = Options.toSchema(selection.targetSchema())
                .withNaming(new Naming(selection.lowerCase(), selection.renames()))
                .withPolicies(new Policies(request.policies()))
                .withTargetVersion(request.targetVersion());
        return Conversion.between(request.sourceEngine(), request.targetEngine(), options)
                .orElseThrow(() -> new EngineException(
                        EngineException.Kind.UNSUPPORTED,
                        "There are no rules yet that convert the schema of "
                                + catalog.server().flavor() + " for " + request.targetEngine() + ".",
                        "Use a source and a target that the documentation names together."));
    }

    private static Map<Catalog.Table, ConvertedTable> convertTables(
            Catalog catalog, Conversion conversion, Context context) {
        Map<Catalog.Table, ConvertedTable> converted = new LinkedHashMap<>();
        for (Catalog.Table table : catalog.tables()) {
            converted.put(table, conversion.table(table.createStatement(), context));
        }
        return converted;
    }

    private static PlannedObject tableObject(
            Catalog.Table table, ConvertedTable answer, boolean moves, List<LeftOut> leftOut) {
        return new PlannedObject(
                "table",
                table.name().name(),
                answer.targetName(),
                table.createStatement(),
                text(answer.statements()),
                answer.statements().stream().map(TargetStatement::id).toList(),
                answer.issues(),
                moves,
                leftOut);
    }

    private static void addCode(
            Catalog catalog,
            Conversion conversion,
            Context context,
            List<PlannedObject> objects,
            List<PlannedStatement> statements) {
        for (Catalog.StoredCode code : catalog.code()) {
            CodeKind kind = kind(code.kind());
            ConvertedObject answer = conversion.code(kind, code.name(), code.createStatement(), context);
            objects.add(object(code.kind(), answer, code.createStatement()));
            answer.statements()
                    .forEach(statement -> statements.add(planned(statement, statement.stage(), Optional.empty())));
        }
    }

    private static CodeKind kind(String kind) {
        return kind.startsWith("package") ? CodeKind.PACKAGE : CodeKind.valueOf(kind.toUpperCase(Locale.ROOT));
    }

    /** @param kind as the catalog says it: a package and its body have one name */
    private static PlannedObject object(String kind, ConvertedObject answer, String sourceText) {
        return new PlannedObject(
                kind,
                answer.sourceName(),
                answer.targetName(),
                sourceText,
                text(answer.statements()),
                answer.statements().stream().map(TargetStatement::id).toList(),
                answer.issues(),
                answer.converted(),
                List.of());
    }

    private static PlannedStatement planned(TargetStatement statement, Stage stage, Optional<TableName> table) {
        return new PlannedStatement(
                statement.id(),
                PlannedStatement.Stage.valueOf(stage.name()),
                table,
                statement.sql(),
                statement.column());
    }

    private static String text(List<TargetStatement> statements) {
        return statements.stream().map(statement -> statement.sql() + ";").collect(Collectors.joining("\n\n"));
    }

    private static <T> Map<String, String> texts(
            List<T> items, java.util.function.Function<T, String> name, java.util.function.Function<T, String> text) {
        return items.stream().collect(Collectors.toMap(name, text, (first, second) -> first, LinkedHashMap::new));
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}

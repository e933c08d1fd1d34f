package io.godwit.planning;

import io.godwit.engine.Engine;
import io.godwit.engine.EngineException;
import io.godwit.engine.catalog.Catalog;
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
import io.godwit.sql.TargetStatement;
import io.godwit.sql.type.Policies;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
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
        String schema = request.selection().targetSchema().isEmpty()
                ? catalog.database()
                : request.selection().targetSchema();
        Conversion conversion = conversion(catalog, request, schema);
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
                tables.add(new TablePlanner(target, catalog).plan(tables.size() + 1, entry.getKey(), answer));
                TableName name = new TableName(schema, answer.targetName());
                answer.statements().forEach(statement -> statements.add(planned(statement, Optional.of(name))));
            }
        }
        addCode(catalog, conversion, context, objects, statements);
        addViews(catalog, conversion, context, moving, objects, statements);
        SchemaPlan plan = new SchemaPlan(
                SchemaPlan.FORMAT,
                "mysql",
                request.targetEngine(),
                catalog.server(),
                catalog.database(),
                tables,
                statements);
        return new PlannedSchema(plan, objects);
    }

    private static Conversion conversion(Catalog catalog, PlanRequest request, String schema) {
        String flavor = catalog.server().flavor();
        if (!flavor.equals("mysql") && !flavor.equals("mariadb")) {
            throw new EngineException(
                    EngineException.Kind.UNSUPPORTED,
                    "There are no rules yet that convert the schema of " + flavor + ".",
                    "Sources are MySQL and MariaDB for now.");
        }
        return Conversion.mysqlToPostgreSql(Options.toSchema(schema)
                .withNaming(new Naming(
                        request.selection().lowerCase(), request.selection().renames()))
                .withPolicies(new Policies(request.policies()))
                .withTargetVersion(request.targetVersion()));
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
            objects.add(object(answer, code.createStatement()));
            answer.statements().forEach(statement -> statements.add(planned(statement, Optional.empty())));
        }
    }

    private static CodeKind kind(String kind) {
        return kind.startsWith("package") ? CodeKind.PACKAGE : CodeKind.valueOf(kind.toUpperCase(Locale.ROOT));
    }

    /** Views after the views that they read; a view over something that does not move does not move either. */
    private static void addViews(
            Catalog catalog,
            Conversion conversion,
            Context context,
            Set<String> movingTables,
            List<PlannedObject> objects,
            List<PlannedStatement> statements) {
        Map<String, ConvertedObject> open = new TreeMap<>();
        Map<String, String> texts = new HashMap<>();
        for (Catalog.View view : catalog.views()) {
            open.put(view.name().name(), conversion.view(view.createStatement(), context));
            texts.put(view.name().name(), view.createStatement());
        }
        Set<String> there = new HashSet<>(movingTables);
        boolean found = true;
        while (found) {
            found = false;
            for (var entry : List.copyOf(open.entrySet())) {
                if (entry.getValue().converted()
                        && there.containsAll(entry.getValue().dependsOn())) {
                    entry.getValue()
                            .statements()
                            .forEach(statement -> statements.add(planned(statement, Optional.empty())));
                    objects.add(object(entry.getValue(), texts.getOrDefault(entry.getKey(), "")));
                    there.add(entry.getKey());
                    open.remove(entry.getKey());
                    found = true;
                }
            }
        }
        open.forEach((name, view) -> objects.add(new PlannedObject(
                "view",
                name,
                view.targetName(),
                texts.getOrDefault(name, ""),
                "",
                List.of(),
                view.issues(),
                false,
                view.converted() ? List.of(unread(catalog, name, view, there)) : List.of())));
    }

    private static LeftOut unread(Catalog catalog, String name, ConvertedObject view, Set<String> there) {
        String missing = view.dependsOn().stream()
                .filter(Predicate.not(there::contains))
                .distinct()
                .collect(Collectors.joining(", "));
        return new LeftOut(catalog.database() + "." + name, "The view reads what does not move: " + missing + ".");
    }

    private static PlannedObject object(ConvertedObject answer, String sourceText) {
        return new PlannedObject(
                answer.kind(),
                answer.sourceName(),
                answer.targetName(),
                sourceText,
                text(answer.statements()),
                answer.statements().stream().map(TargetStatement::id).toList(),
                answer.issues(),
                answer.converted(),
                List.of());
    }

    private static PlannedStatement planned(TargetStatement statement, Optional<TableName> table) {
        return new PlannedStatement(
                statement.id(),
                PlannedStatement.Stage.valueOf(statement.stage().name()),
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

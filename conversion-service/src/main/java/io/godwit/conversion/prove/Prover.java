package io.godwit.conversion.prove;

import io.godwit.engine.plan.PlannedStatement;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.plan.TablePlan;
import io.godwit.planning.PlannedObject;
import io.godwit.planning.PlannedSchema;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compiles a plan on the scratch PostgreSQL, statement by statement in the order of the stages, and takes out what does not
 * compile: a table whose own statement fails leaves the plan, of everything else the failing statement.
 */
@ApplicationScoped
public class Prover {
    private final ScratchServer scratch;

    Prover(ScratchServer scratch) {
        this.scratch = scratch;
    }

    /** @param refusals statement's id → what PostgreSQL said */
    public record Proof(SchemaPlan plan, Map<String, String> refusals) {

        /** Why an object does not compile; empty where it does. */
        public Optional<String> refusal(PlannedObject object) {
            return object.statements().stream()
                    .filter(refusals::containsKey)
                    .map(id -> String.valueOf(refusals.get(id)))
                    .findFirst();
        }
    }

    public Proof prove(PlannedSchema schema) {
        SchemaPlan plan = schema.plan();
        Map<String, String> refusals = new LinkedHashMap<>();
        try (ScratchDatabase database = scratch.open()) {
            for (PlannedStatement.Stage stage : PlannedStatement.Stage.values()) {
                for (PlannedStatement statement : plan.statements()) {
                    if (statement.stage() == stage) {
                        database.refusal(statement.sql()).ifPresent(said -> refusals.put(statement.id(), said));
                    }
                }
            }
        }
        return new Proof(refusals.isEmpty() ? plan : reduced(plan, refusals.keySet()), refusals);
    }

    private static SchemaPlan reduced(SchemaPlan plan, Set<String> refused) {
        Set<Object> lostTables = new HashSet<>();
        for (PlannedStatement statement : plan.statements()) {
            if (refused.contains(statement.id()) && statement.stage() == PlannedStatement.Stage.TABLES) {
                statement.table().ifPresent(lostTables::add);
            }
        }
        List<TablePlan> tables = plan.tables().stream()
                .filter(table -> !lostTables.contains(table.target()))
                .toList();
        List<PlannedStatement> statements = new ArrayList<>(plan.statements());
        statements.removeIf(statement -> refused.contains(statement.id())
                || statement.table().filter(lostTables::contains).isPresent());
        return plan.with(tables, statements);
    }
}

package io.godwit.worker.order;

import io.godwit.engine.Engine;
import io.godwit.engine.EngineException;
import io.godwit.engine.catalog.Catalog;
import io.godwit.engine.catalog.CatalogReader;
import io.godwit.engine.catalog.Selection;
import io.godwit.engine.plan.PlannedStatement;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.plan.TablePlan;
import io.godwit.planning.MigrationFields;
import io.godwit.planning.PlannedSchema;
import io.godwit.planning.SchemaPlanner;
import io.godwit.planning.ZeroDates;
import io.godwit.platform.problem.Problem;
import io.godwit.platform.problem.ProblemException;
import io.godwit.worker.problem.ReplicationProblem;
import io.godwit.worker.task.Connections;
import io.godwit.worker.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * A stopped table whose structure on the source is no longer the plan's gets a new plan, by the rules of the conversion, and
 * is made anew on the target (H10). All other tables keep theirs. The road then begins anew, since everything on it runs by
 * one plan.
 */
final class Renewal {
    private static final Logger LOG = Logger.getLogger(Renewal.class);

    private final Connections connections;
    private final SchemaPlan plan;
    private final Task task;

    Renewal(Connections connections, SchemaPlan plan) {
        this.connections = connections;
        this.plan = plan;
        this.task = connections.task();
    }

    /** Returns where the source's table is as planned; else ends the road once the new plan is in the target. */
    void ifChanged(TablePlan table) {
        Optional<String> difference = connections.questions().difference(table);
        if (difference.isEmpty()) {
            return;
        }
        LOG.infof("the table is planned anew: table=%s difference=%s", table.source(), difference.get());
        SchemaPlan next = with(table, planned(table, difference.get()));
        try {
            connections.state().replan(next, table.id());
        } catch (EngineException e) {
            if (e.kind() != EngineException.Kind.STATEMENT) {
                throw e;
            }
            throw new ProblemException(Problem.of(ReplicationProblem.TABLE_NOT_MADE, String.valueOf(e.getMessage()))
                    .about(table.source().toString())
                    .remedied(e.remedy()));
        }
        throw connections.roadAnew("the plan of " + table.source() + " is another one now");
    }

    private PlannedSchema planned(TablePlan table, String difference) {
        Selection selection = MigrationFields.selection(task.migration());
        try (CatalogReader reader = task.source().openCatalog()) {
            Catalog catalog = reader.read(selection);
            if (catalog.tables().stream().noneMatch(one -> one.name().equals(table.source()))) {
                throw new ProblemException(ReplicationProblem.TABLE_GONE, table.source() + ": " + difference + ".");
            }
            PlannedSchema first = planned(catalog, Set.of());
            Set<String> zeroDates = ZeroDates.find(reader, first.plan());
            return zeroDates.isEmpty() ? first : planned(catalog, zeroDates);
        }
    }

    private PlannedSchema planned(Catalog catalog, Set<String> zeroDates) {
        String engine = task.target().endpoint().engine();
        return new SchemaPlanner(Engine.of(engine))
                .plan(catalog, MigrationFields.planRequest(task.migration()).withZeroDates(zeroDates));
    }

    /** The plan as it was, but for this table and its statements. */
    private SchemaPlan with(TablePlan table, PlannedSchema now) {
        TablePlan found = now.plan().tables().stream()
                .filter(one -> one.source().equals(table.source()))
                .findFirst()
                .orElseThrow(
                        () -> new ProblemException(
                                ReplicationProblem.TABLE_CHANGED,
                                table.source()
                                        + ": in its new form it does not convert; `godwit assess` under another name says why."));
        TablePlan renewed = new TablePlan(
                table.id(),
                found.source(),
                found.target(),
                found.sourceColumns(),
                found.columns(),
                found.key(),
                found.uniques(),
                found.cascades(),
                found.estimatedRows(),
                found.estimatedBytes());
        List<PlannedStatement> statements = new ArrayList<>(plan.statements());
        statements.removeIf(statement -> statement.table().equals(Optional.of(table.target())));
        now.plan().statements().stream()
                .filter(statement -> statement.table().equals(Optional.of(found.target())))
                .forEach(statements::add);
        return plan.with(
                plan.tables().stream()
                        .map(one -> one.id() == table.id() ? renewed : one)
                        .toList(),
                statements);
    }
}

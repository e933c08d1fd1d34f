package io.godwit.assessment;

import io.godwit.assessment.check.EndpointLook;
import io.godwit.assessment.report.AssessmentReport;
import io.godwit.assessment.report.Findings;
import io.godwit.assessment.report.Inventory;
import io.godwit.engine.Engine;
import io.godwit.engine.EngineException;
import io.godwit.engine.catalog.Catalog;
import io.godwit.engine.catalog.CatalogReader;
import io.godwit.engine.catalog.Check;
import io.godwit.engine.catalog.Selection;
import io.godwit.engine.plan.TablePlan;
import io.godwit.planning.MigrationFields;
import io.godwit.planning.PlanRequest;
import io.godwit.planning.PlannedSchema;
import io.godwit.planning.SchemaPlanner;
import io.godwit.planning.SelectionNames;
import io.godwit.planning.ZeroDates;
import io.godwit.platform.message.Command;
import io.godwit.platform.migration.MigrationSpec;
import io.godwit.platform.problem.Problem.FieldError;
import io.godwit.platform.problem.ProblemException;
import io.godwit.platform.service.job.Job;
import io.godwit.platform.service.job.JobRunner;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * One assessment, in order: 1 preconditions of the source; 2 catalog, and what converts, by the conversion's own rules;
 * 3 values that the target could not hold; 4 preconditions of the target; 5 keep the report, tell. Reads only. An endpoint
 * that cannot be looked at is a failed precondition, not a failed assessment.
 */
@ApplicationScoped
public class AssessmentRun implements JobRunner {
    private static final Logger LOG = Logger.getLogger(AssessmentRun.class);

    private final EndpointLook look;
    private final AssessmentStore store;

    AssessmentRun(EndpointLook look, AssessmentStore store) {
        this.look = look;
        this.store = store;
    }

    /** What the look at the source gave. @param selection with its target schema said */
    private record SourceLook(
            List<Check> checks,
            Optional<Selection> selection,
            Optional<Catalog> catalog,
            Optional<PlannedSchema> schema) {}

    @Override
    public String step() {
        return "assess";
    }

    @Override
    public void run(Job job) {
        MigrationSpec spec = ((Command.Assess) job.command()).spec();
        LOG.infof("assessment starts: migration=%s", job.migration());
        SourceLook source = source(spec);
        List<Check> checks = new ArrayList<>(source.checks());
        checks.addAll(look.checks(spec.target(), "target", reader -> target(reader, spec, source)));
        AssessmentReport report = report(spec, source, checks);
        store.keep(job, report, Findings.of(job.migration(), checks));
        LOG.infof("assessment done: migration=%s preconditionsMet=%s", job.migration(), report.preconditionsMet());
    }

    private static List<Check> target(CatalogReader reader, MigrationSpec spec, SourceLook source) {
        Selection selection = source.selection().orElseGet(() -> MigrationFields.selection(spec));
        List<Check> checks = new ArrayList<>(reader.checkTarget(selection));
        source.schema()
                .map(schema ->
                        schema.plan().tables().stream().map(TablePlan::target).toList())
                .ifPresent(coming -> checks.addAll(reader.checkTaken(coming)));
        return checks;
    }

    private SourceLook source(MigrationSpec spec) {
        List<Check> checks = new ArrayList<>();
        try {
            return look.with(spec.source(), reader -> {
                Selection selection = MigrationFields.selection(spec);
                checks.addAll(reader.checkSource(selection));
                Catalog catalog = reader.read(selection);
                SelectionNames names = new SelectionNames(catalog, selection);
                List<FieldError> wrong = names.wrong();
                if (!wrong.isEmpty()) {
                    checks.add(failed(AssessmentProblem.SELECTION_UNKNOWN, SelectionNames.sentence(wrong)));
                }
                PlannedSchema schema = planned(spec, catalog, Set.of());
                List<Check> scanned = scanned(reader, schema);
                Set<String> zeroDates = ZeroDates.of(scanned, schema.plan());
                if (!zeroDates.isEmpty()) {
                    schema = planned(spec, catalog, zeroDates);
                    scanned = scanned(reader, schema);
                }
                checks.addAll(scanned);
                int tables = catalog.tables().size();
                if (tables > 0 && !moves(schema, checks)) {
                    checks.add(
                            failed(AssessmentProblem.NOTHING_MOVES, "None of " + tables + " selected tables moves."));
                }
                return new SourceLook(checks, Optional.of(names.resolved()), Optional.of(catalog), Optional.of(schema));
            });
        } catch (EngineException e) {
            checks.add(EndpointLook.failed(e, "source"));
            return new SourceLook(checks, Optional.empty(), Optional.empty(), Optional.empty());
        } catch (IllegalArgumentException e) {
            throw new ProblemException(AssessmentProblem.POLICY_UNKNOWN, String.valueOf(e.getMessage()));
        }
    }

    private static PlannedSchema planned(MigrationSpec spec, Catalog catalog, Set<String> zeroDates) {
        PlanRequest request = MigrationFields.planRequest(spec).withZeroDates(zeroDates);
        return new SchemaPlanner(Engine.of(spec.target().engine())).plan(catalog, request);
    }

    /** Whether some table converts and is kept back by no check of its own. */
    private static boolean moves(PlannedSchema schema, List<Check> checks) {
        Set<String> keptBack = checks.stream()
                .filter(check -> check.status() == Check.Status.FAIL)
                .map(Check::subject)
                .collect(Collectors.toSet());
        return schema.plan().tables().stream()
                .anyMatch(table -> !keptBack.contains(table.source().toString()));
    }

    private static Check failed(AssessmentProblem problem, String detail) {
        return new Check(problem.code(), Check.Status.FAIL, "source", problem.title(), detail, problem.remedy());
    }

    private static List<Check> scanned(CatalogReader reader, PlannedSchema schema) {
        return schema.plan().tables().isEmpty() ? List.of() : reader.scan(schema.plan());
    }

    private static AssessmentReport report(MigrationSpec spec, SourceLook source, List<Check> checks) {
        List<AssessmentReport.ObjectLine> lines = source.catalog().isPresent()
                        && source.schema().isPresent()
                ? Inventory.lines(source.catalog().get(), source.schema().get())
                : List.of();
        return new AssessmentReport(
                spec.name(),
                spec.source().name(),
                spec.target().name(),
                source.catalog()
                        .map(catalog -> new AssessmentReport.Server(
                                catalog.server().flavor(), catalog.server().version(), catalog.database())),
                Inventory.counts(source.schema().map(PlannedSchema::objects).orElse(List.of()), lines, checks),
                Findings.preconditionsMet(checks),
                lines.stream().mapToDouble(AssessmentReport.ObjectLine::hours).sum(),
                Inventory.targetBytes(lines),
                checks,
                lines,
                Instant.now());
    }
}

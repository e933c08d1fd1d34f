package io.godwit.conversion;

import io.godwit.conversion.prove.Prover;
import io.godwit.conversion.report.ConversionCounts;
import io.godwit.conversion.report.Findings;
import io.godwit.conversion.report.ObjectReport;
import io.godwit.engine.Engine;
import io.godwit.engine.EngineException;
import io.godwit.engine.Password;
import io.godwit.engine.catalog.Catalog;
import io.godwit.engine.catalog.CatalogReader;
import io.godwit.engine.plan.SchemaPlans;
import io.godwit.planning.MigrationFields;
import io.godwit.planning.PlanRequest;
import io.godwit.planning.PlannedSchema;
import io.godwit.planning.SchemaPlanner;
import io.godwit.planning.SelectionNames;
import io.godwit.planning.ZeroDates;
import io.godwit.platform.message.Command;
import io.godwit.platform.migration.MigrationSpec;
import io.godwit.platform.problem.Problem;
import io.godwit.platform.problem.Problem.FieldError;
import io.godwit.platform.problem.ProblemException;
import io.godwit.platform.seal.Credentials;
import io.godwit.platform.seal.OpeningKey;
import io.godwit.platform.service.job.Job;
import io.godwit.platform.service.job.JobRunner;
import io.godwit.platform.sign.Keyring;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * One conversion, in order: 1 sign in to the source, read only; 2 read the catalog; 3 convert by the rules, twice where
 * zero dates take NOT NULL from a column; 4 compile everything on the scratch PostgreSQL; 5 keep plan and reports, tell.
 * Writes to no endpoint.
 */
@ApplicationScoped
public class ConversionRun implements JobRunner {
    private static final Logger LOG = Logger.getLogger(ConversionRun.class);

    private final Optional<OpeningKey> key;
    private final Keyring keyring;
    private final Prover prover;
    private final ConversionStore store;

    ConversionRun(Optional<OpeningKey> key, Keyring keyring, Prover prover, ConversionStore store) {
        this.key = key;
        this.keyring = keyring;
        this.prover = prover;
        this.store = store;
    }

    @Override
    public String step() {
        return "convert";
    }

    @Override
    public void run(Job job) {
        MigrationSpec spec = ((Command.Convert) job.command()).spec();
        LOG.infof("conversion starts: migration=%s", job.migration());
        PlannedSchema schema = plan(spec);
        if (schema.plan().tables().isEmpty()) {
            throw new ProblemException(
                    ConversionProblem.NOTHING_TO_MOVE,
                    "None of " + schema.objects().size() + " objects is a table that can move.");
        }
        Prover.Proof proof = prover.prove(schema);
        byte[] bytes = SchemaPlans.toBytes(proof.plan());
        List<ObjectReport> reports = schema.objects().stream()
                .map(object -> ObjectReport.of(object, proof.refusal(object)))
                .toList();
        store.keep(
                job,
                SchemaPlans.sha256(bytes),
                bytes,
                ConversionCounts.of(schema, proof),
                schema.objects(),
                reports,
                Findings.of(job.migration(), reports));
        LOG.infof("conversion done: migration=%s objects=%d", job.migration(), reports.size());
    }

    private PlannedSchema plan(MigrationSpec spec) {
        Engine source = Engine.of(spec.source().engine());
        Engine target = Engine.of(spec.target().engine());
        char[] secret = Credentials.open(spec.source(), key.orElseThrow(), keyring);
        try (Password password = new Password(secret);
                CatalogReader reader = source.openCatalog(MigrationFields.endpoint(spec.source()), password)) {
            var selection = MigrationFields.selection(spec);
            Catalog catalog = reader.read(selection);
            List<FieldError> wrong = new SelectionNames(catalog, selection).wrong();
            if (!wrong.isEmpty()) {
                throw new ProblemException(
                        Problem.of(ConversionProblem.SELECTION_UNKNOWN, SelectionNames.sentence(wrong))
                                .with(wrong));
            }
            PlanRequest request = MigrationFields.planRequest(spec);
            SchemaPlanner planner = new SchemaPlanner(target);
            PlannedSchema first = planner.plan(catalog, request);
            Set<String> zeroDates = ZeroDates.find(reader, first.plan());
            return zeroDates.isEmpty() ? first : planner.plan(catalog, request.withZeroDates(zeroDates));
        } catch (EngineException e) {
            throw ConversionProblem.of(e, "source");
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ConversionProblem.POLICY_UNKNOWN, String.valueOf(e.getMessage()));
        } finally {
            Arrays.fill(secret, '\0');
        }
    }
}

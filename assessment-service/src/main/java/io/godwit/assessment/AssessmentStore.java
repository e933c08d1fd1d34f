package io.godwit.assessment;

import io.godwit.assessment.report.AssessmentReport;
import io.godwit.platform.message.Event;
import io.godwit.platform.migration.Finding;
import io.godwit.platform.problem.ProblemException;
import io.godwit.platform.service.finding.RaisedFindings;
import io.godwit.platform.service.job.Job;
import io.godwit.platform.service.job.Jobs;
import io.godwit.platform.service.outbox.Outbox;
import io.godwit.platform.service.store.StateStore;
import io.godwit.platform.service.store.Stored;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Reports in this service's schema. */
@ApplicationScoped
public class AssessmentStore {
    private final StateStore store;
    private final Outbox outbox;
    private final Jobs jobs;
    private final RaisedFindings raised;

    AssessmentStore(StateStore store, Outbox outbox, Jobs jobs, RaisedFindings raised) {
        this.store = store;
        this.outbox = outbox;
        this.jobs = jobs;
        this.raised = raised;
    }

    /** Keeps the report and tells of it, in one transaction. */
    void keep(Job job, AssessmentReport report, List<Finding> findings) {
        store.run(transaction -> {
            jobs.done(transaction, job);
            transaction.execute(
                    "INSERT INTO assessment (migration, state_version, report) VALUES (?1, ?2, cast(cast(?3 AS text) AS jsonb))"
                            + " ON CONFLICT (migration) DO UPDATE SET state_version = ?2, report = cast(cast(?3 AS text) AS jsonb),"
                            + " assessed_at = now()",
                    job.migration(),
                    job.stateVersion(),
                    Stored.write(report));
            raised.replace(transaction, job.migration(), job.stateVersion(), findings);
            outbox.event(
                    transaction,
                    job.migration(),
                    job.stateVersion(),
                    new Event.AssessmentCompleted(report.preconditionsMet(), report.counts()));
        });
    }

    AssessmentReport report(UUID migration) {
        String json = store
                .transaction(transaction ->
                        transaction.rows("SELECT cast(report AS text) FROM assessment WHERE migration = ?1", migration))
                .stream()
                .map(row -> (String) row[0])
                .findFirst()
                .orElseThrow(() ->
                        new ProblemException(AssessmentProblem.NOT_ASSESSED, "This migration has no assessment."));
        return Stored.read(json, AssessmentReport.class);
    }
}

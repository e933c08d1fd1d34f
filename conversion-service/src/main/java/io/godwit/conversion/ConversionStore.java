package io.godwit.conversion;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.conversion.report.ObjectReport;
import io.godwit.planning.PlannedObject;
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
import java.util.Map;
import java.util.UUID;

/** Plans and reports in this service's schema. */
@ApplicationScoped
public class ConversionStore {
    private final StateStore store;
    private final Outbox outbox;
    private final Jobs jobs;
    private final RaisedFindings raised;

    ConversionStore(StateStore store, Outbox outbox, Jobs jobs, RaisedFindings raised) {
        this.store = store;
        this.outbox = outbox;
        this.jobs = jobs;
        this.raised = raised;
    }

    /** Keeps everything and tells of it, in one transaction, in place of what an earlier conversion left. */
    void keep(
            Job job,
            String sha256,
            byte[] plan,
            Map<String, Long> counts,
            List<PlannedObject> objects,
            List<ObjectReport> reports,
            List<Finding> findings) {
        store.run(transaction -> {
            jobs.done(transaction, job);
            transaction.execute(
                    "INSERT INTO plan (migration, sha256, bytes) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
                    job.migration(),
                    sha256,
                    plan);
            transaction.execute(
                    "INSERT INTO conversion (migration, state_version, plan_sha256, counts)"
                            + " VALUES (?1, ?2, ?3, cast(cast(?4 AS text) AS jsonb)) ON CONFLICT (migration) DO UPDATE SET"
                            + " state_version = ?2, plan_sha256 = ?3, counts = cast(cast(?4 AS text) AS jsonb), converted_at = now()",
                    job.migration(),
                    job.stateVersion(),
                    sha256,
                    Stored.write(counts));
            transaction.execute("DELETE FROM conversion_object WHERE migration = ?1", job.migration());
            for (int number = 0; number < objects.size(); number++) {
                PlannedObject object = objects.get(number);
                transaction.execute(
                        "INSERT INTO conversion_object (migration, number, id, report, source_text, target_text)"
                                + " VALUES (?1, ?2, ?3, cast(cast(?4 AS text) AS jsonb), ?5, ?6)",
                        job.migration(),
                        number,
                        object.id(),
                        Stored.write(reports.get(number)),
                        object.sourceText(),
                        object.targetText());
            }
            raised.replace(transaction, job.migration(), job.stateVersion(), findings);
            outbox.event(
                    transaction, job.migration(), job.stateVersion(), new Event.ConversionCompleted(sha256, counts));
        });
    }

    byte[] plan(UUID migration, String sha256) {
        return store
                .transaction(transaction -> transaction.rows(
                        "SELECT bytes FROM plan WHERE migration = ?1 AND sha256 = ?2", migration, sha256))
                .stream()
                .map(row -> (byte[]) row[0])
                .findFirst()
                .orElseThrow(ConversionStore::notConverted);
    }

    /** Hash, counts and time of the last conversion. */
    JsonNode summary(UUID migration) {
        return store
                .transaction(transaction -> transaction.rows(
                        "SELECT cast(json_build_object('planSha256', plan_sha256, 'counts', counts, 'convertedAt', converted_at)"
                                + " AS text) FROM conversion WHERE migration = ?1",
                        migration))
                .stream()
                .map(row -> Stored.read((String) row[0], JsonNode.class))
                .findFirst()
                .orElseThrow(ConversionStore::notConverted);
    }

    /** Reports after a number, with their numbers. */
    List<JsonNode> objects(UUID migration, int after, int limit) {
        return store
                .transaction(transaction -> transaction.rows(
                        "SELECT cast(report || jsonb_build_object('number', number) AS text) FROM conversion_object"
                                + " WHERE migration = ?1 AND number > ?2 ORDER BY number LIMIT ?3",
                        migration,
                        after,
                        limit))
                .stream()
                .map(row -> Stored.read((String) row[0], JsonNode.class))
                .toList();
    }

    /** Objects with both texts, those that need a person first. */
    List<JsonNode> shown(UUID migration, int limit) {
        return store
                .transaction(transaction -> transaction.rows(
                        "SELECT cast(report || jsonb_build_object('sourceText', source_text, 'targetText', target_text)"
                                + " AS text) FROM conversion_object WHERE migration = ?1"
                                + " ORDER BY report->>'state' = 'converted', number LIMIT ?2",
                        migration,
                        limit))
                .stream()
                .map(row -> Stored.read((String) row[0], JsonNode.class))
                .toList();
    }

    /** One object with both texts. */
    JsonNode object(UUID migration, String id) {
        return store
                .transaction(transaction -> transaction.rows(
                        "SELECT cast(report || jsonb_build_object('sourceText', source_text, 'targetText', target_text)"
                                + " AS text) FROM conversion_object WHERE migration = ?1 AND id = ?2",
                        migration,
                        id))
                .stream()
                .map(row -> Stored.read((String) row[0], JsonNode.class))
                .findFirst()
                .orElseThrow(() -> new ProblemException(ConversionProblem.NO_SUCH_OBJECT, id));
    }

    private static ProblemException notConverted() {
        return new ProblemException(ConversionProblem.NOT_CONVERTED, "This migration has no such conversion.");
    }
}

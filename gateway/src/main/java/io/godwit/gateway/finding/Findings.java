package io.godwit.gateway.finding;

import io.godwit.gateway.access.Caller;
import io.godwit.gateway.problem.GatewayProblem;
import io.godwit.gateway.request.Page;
import io.godwit.gateway.road.Facts.Blockers;
import io.godwit.platform.message.Envelope;
import io.godwit.platform.message.Event;
import io.godwit.platform.migration.Finding;
import io.godwit.platform.problem.ProblemException;
import io.godwit.platform.problem.Severity;
import io.godwit.platform.service.store.Stored;
import io.godwit.platform.service.store.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A projection of the findings, fed by their owners' events. An acceptance lasts while the finding stays open: one that was
 * closed and comes again has to be accepted again.
 */
@ApplicationScoped
public class Findings {
    private static final int SAMPLE = 3;

    private final Clock clock;

    Findings(Clock clock) {
        this.clock = clock;
    }

    /** What of the findings is asked for; an empty one does not narrow. */
    public record Filter(Optional<Severity> severity, Optional<Boolean> open, Optional<String> subject) {}

    /** Whether the event was about a finding and changed it. Only its owner raises and closes one. */
    public boolean hear(Transaction transaction, Envelope envelope, Event event) {
        return switch (event) {
            case Event.FindingRaised raised -> raise(transaction, envelope, raised.finding());
            case Event.FindingClosed closed -> close(transaction, envelope, closed.finding());
            default -> false;
        };
    }

    private boolean raise(Transaction transaction, Envelope envelope, Finding finding) {
        Optional<FindingRow> known = own(transaction, envelope, finding.id());
        FindingRow row = known.orElseGet(FindingRow::new);
        if (known.isEmpty()) {
            if (transaction.find(FindingRow.class, finding.id()).isPresent()) {
                return false;
            }
            row.id = finding.id();
            row.migration = envelope.migration();
            row.owner = envelope.sender();
            row.raisedAt = finding.raisedAt();
        } else if (row.closedAt != null) {
            row.raisedAt = finding.raisedAt();
            row.acceptedBy = null;
            row.acceptedReason = null;
            row.acceptedAt = null;
        }
        row.closedAt = null;
        row.code = finding.problem().code();
        row.severity = finding.problem().severity().name();
        row.subject =
                finding.problem().subject() == null ? "" : finding.problem().subject();
        row.problem = Stored.write(finding.problem());
        row.count = finding.count();
        if (known.isEmpty()) {
            transaction.persist(row);
        }
        return true;
    }

    private boolean close(Transaction transaction, Envelope envelope, UUID id) {
        Optional<FindingRow> known = own(transaction, envelope, id).filter(row -> row.closedAt == null);
        known.ifPresent(row -> row.closedAt = clock.instant());
        return known.isPresent();
    }

    private static Optional<FindingRow> own(Transaction transaction, Envelope envelope, UUID id) {
        return transaction
                .lock(FindingRow.class, id)
                .filter(row -> row.migration.equals(envelope.migration()) && row.owner.equals(envelope.sender()));
    }

    /** The blocking findings that are open now. */
    public Blockers blockers(Transaction transaction, UUID migration) {
        transaction.flush();
        Object[] counts = transaction
                .rows(
                        "select count(*) filter (where accepted_at is null), count(accepted_at) from finding"
                                + " where migration = ?1 and closed_at is null and severity = 'BLOCKING'",
                        migration)
                .getFirst();
        List<String> sample = transaction
                .rows(
                        "select code || ' ' || subject from finding where migration = ?1 and closed_at is null"
                                + " and severity = 'BLOCKING' and accepted_at is null order by number limit "
                                + SAMPLE,
                        migration)
                .stream()
                .map(columns -> ((String) columns[0]).trim())
                .toList();
        return new Blockers(((Number) counts[0]).longValue(), ((Number) counts[1]).longValue(), sample);
    }

    /** Takes a finding as it is. Throws 404, or 409 for a closed one. @return the finding's owner */
    public String accept(Transaction transaction, UUID migration, UUID id, Caller caller, String reason) {
        FindingRow row = transaction
                .lock(FindingRow.class, id)
                .filter(found -> found.migration.equals(migration))
                .orElseThrow(() ->
                        new ProblemException(GatewayProblem.NO_FINDING, "No finding here has the id " + id + "."));
        if (row.closedAt != null) {
            throw new ProblemException(
                    GatewayProblem.FINDING_CLOSED, row.code + " was closed at " + row.closedAt + ".");
        }
        row.acceptedBy = caller.name();
        row.acceptedReason = reason;
        row.acceptedAt = clock.instant();
        return row.owner;
    }

    Page.Part<FindingView> list(Transaction transaction, UUID migration, Page page, Filter filter) {
        var hql = new StringBuilder("from FindingRow where migration = :migration and number > :after");
        var parameters = new HashMap<String, Object>(Map.of("migration", migration, "after", page.afterNumber()));
        filter.severity().ifPresent(severity -> {
            hql.append(" and severity = :severity");
            parameters.put("severity", severity.name());
        });
        filter.open().ifPresent(open -> hql.append(open ? " and closedAt is null" : " and closedAt is not null"));
        filter.subject().ifPresent(subject -> {
            hql.append(" and subject = :subject");
            parameters.put("subject", subject);
        });
        List<FindingRow> rows =
                transaction.list(FindingRow.class, hql + " order by number", parameters, page.limit() + 1);
        Page.Part<FindingRow> part = page.part(rows, row -> String.valueOf(row.number));
        return new Page.Part<>(part.items().stream().map(FindingView::of).toList(), part.next());
    }
}

package io.godwit.platform.service.finding;

import io.godwit.platform.message.Event;
import io.godwit.platform.migration.Finding;
import io.godwit.platform.service.outbox.Outbox;
import io.godwit.platform.service.store.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Remembers which findings this service raised, so that those that are no longer met are closed. */
@ApplicationScoped
public class RaisedFindings {
    private final Outbox outbox;

    RaisedFindings(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Raises {@code findings} in place of all that this service raised for the migration before, and closes the others. */
    public void replace(Transaction transaction, UUID migration, long stateVersion, List<Finding> findings) {
        Set<UUID> gone = new HashSet<>();
        transaction
                .rows("SELECT finding FROM raised_finding WHERE migration = ?1", migration)
                .forEach(row -> gone.add((UUID) row[0]));
        for (Finding finding : findings) {
            gone.remove(finding.id());
            outbox.event(transaction, migration, stateVersion, new Event.FindingRaised(finding));
            transaction.execute(
                    "INSERT INTO raised_finding VALUES (?1, ?2) ON CONFLICT DO NOTHING", migration, finding.id());
        }
        for (UUID finding : gone) {
            outbox.event(transaction, migration, stateVersion, new Event.FindingClosed(finding));
            transaction.execute("DELETE FROM raised_finding WHERE migration = ?1 AND finding = ?2", migration, finding);
        }
    }
}

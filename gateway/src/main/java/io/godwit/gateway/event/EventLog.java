package io.godwit.gateway.event;

import io.godwit.gateway.migration.MigrationRow;
import io.godwit.platform.service.store.StateStore;
import io.godwit.platform.service.store.Stored;
import io.godwit.platform.service.store.Transaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The events of each migration in the order of their numbers, which is the order of commits; the last {@value #KEPT} of each. */
@ApplicationScoped
public class EventLog {
    static final long KEPT = 100_000;

    private final StateStore store;
    private final EventSignal signal;
    private final Clock clock;

    EventLog(StateStore store, EventSignal signal, Clock clock) {
        this.store = store;
        this.signal = signal;
        this.clock = clock;
    }

    /** Adds one in the transaction of what it tells of. @param migration locked */
    public void add(Transaction transaction, MigrationRow migration, String type, String message, Object data) {
        var row = new EventRow();
        row.id = UUID.randomUUID();
        row.migration = migration.id();
        row.number = migration.nextEvent();
        row.time = clock.instant();
        row.type = type;
        row.message = message;
        row.data = Stored.write(data);
        transaction.persist(row);
        transaction.afterCommit(() -> signal.raise(row.migration));
    }

    /** Empty where the migration is gone. */
    Optional<List<EventView>> after(UUID migration, long number, int limit) {
        return store.transaction(transaction -> transaction
                .find(MigrationRow.class, migration)
                .map(row -> transaction
                        .list(
                                EventRow.class,
                                "from EventRow where migration = :migration and number > :number order by number",
                                Map.of("migration", migration, "number", number),
                                limit)
                        .stream()
                        .map(event -> EventView.of(event, row.name()))
                        .toList()));
    }

    @Scheduled(every = "1h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        store.run(transaction -> transaction.execute(
                "delete from migration_event e using migration m where m.id = e.migration and e.number <= m.last_event - ?1",
                KEPT));
    }
}

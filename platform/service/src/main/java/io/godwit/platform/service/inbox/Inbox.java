package io.godwit.platform.service.inbox;

import io.godwit.platform.message.Command;
import io.godwit.platform.message.Envelope;
import io.godwit.platform.message.Event;
import io.godwit.platform.problem.PlatformProblem;
import io.godwit.platform.problem.Problem;
import io.godwit.platform.problem.ProblemException;
import io.godwit.platform.service.outbox.Outbox;
import io.godwit.platform.service.store.StateStore;
import io.godwit.platform.service.store.Transaction;
import io.godwit.platform.service.telemetry.Traces;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Each message once: its id is a row that is committed with what the handler did. Events have to come in their numbers'
 * order; commands in the order of the state versions in which they were legal.
 */
@ApplicationScoped
class Inbox {
    private static final Logger LOG = Logger.getLogger(Inbox.class);

    private final StateStore store;
    private final Outbox outbox;
    private final Instance<CommandHandler> commands;
    private final Instance<EventHandler> events;

    Inbox(StateStore store, Outbox outbox, Instance<CommandHandler> commands, Instance<EventHandler> events) {
        this.store = store;
        this.outbox = outbox;
        this.commands = commands;
        this.events = events;
    }

    /** What became of a message. */
    sealed interface Outcome permits Handled, Missing {}

    /** Now or before. */
    record Handled() implements Outcome {}

    /** Events between {@code last} and this one never came; nothing was done. */
    record Missing(long last) implements Outcome {}

    private static final Handled HANDLED = new Handled();

    /** Whether it is not the message's fault: the same may succeed later. */
    static boolean isTransient(RuntimeException failure) {
        return failure instanceof ProblemException known && known.retryable();
    }

    Outcome handle(Envelope envelope) {
        return Traces.within(envelope, () -> switch (envelope.body()) {
            case Command command -> command(envelope, command);
            case Event event -> store.transaction(transaction -> event(transaction, envelope, event));
        });
    }

    private Outcome command(Envelope envelope, Command command) {
        try {
            store.run(transaction -> {
                if (first(transaction, envelope)) {
                    current(transaction, envelope);
                    commands.get().handle(transaction, envelope, command);
                }
            });
        } catch (ProblemException e) {
            if (isTransient(e)) {
                throw e;
            }
            refuse(envelope, e.problem());
        }
        return HANDLED;
    }

    /** The handler's transaction is undone; the refusal has one of its own. */
    private void refuse(Envelope envelope, Problem problem) {
        LOG.infof("%s refused: migration=%s problem=%s", envelope.type(), envelope.migration(), problem.code());
        store.run(transaction -> {
            if (first(transaction, envelope)) {
                var refusal = new Event.CommandDone(envelope.id(), Optional.of(problem));
                outbox.event(transaction, envelope.migration(), envelope.stateVersion(), refusal);
            }
        });
    }

    private Outcome event(Transaction transaction, Envelope envelope, Event event) {
        long last = last(transaction, envelope);
        if (envelope.sequence() <= last) {
            return HANDLED;
        }
        if (envelope.sequence() > last + 1) {
            return new Missing(last);
        }
        if (first(transaction, envelope)) {
            events.get().handle(transaction, envelope, event);
        }
        transaction.execute(
                "UPDATE inbox_sequence SET last = ?3 WHERE migration = ?1 AND sender = ?2",
                envelope.migration(),
                envelope.sender(),
                envelope.sequence());
        return HANDLED;
    }

    private static boolean first(Transaction transaction, Envelope envelope) {
        return transaction.execute(
                        "INSERT INTO inbox (message, migration, type) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
                        envelope.id(),
                        envelope.migration(),
                        envelope.type())
                == 1;
    }

    /** Refuses a command of an older state than one that was handled; the row stays locked until the end. */
    private static void current(Transaction transaction, Envelope envelope) {
        long newest = last(transaction, envelope);
        if (envelope.stateVersion() < newest) {
            throw new ProblemException(
                    PlatformProblem.STALE_COMMAND,
                    envelope.type() + " was legal in version " + envelope.stateVersion() + ", one of version " + newest
                            + " was handled since");
        }
        transaction.execute(
                "UPDATE inbox_sequence SET last = ?3 WHERE migration = ?1 AND sender = ?2",
                envelope.migration(),
                envelope.sender(),
                envelope.stateVersion());
    }

    private static long last(Transaction transaction, Envelope envelope) {
        List<Object[]> rows = transaction.rows(
                "INSERT INTO inbox_sequence AS s (migration, sender, last) VALUES (?1, ?2, 0)"
                        + " ON CONFLICT (migration, sender) DO UPDATE SET last = s.last RETURNING last",
                envelope.migration(),
                envelope.sender());
        return ((Number) rows.getFirst()[0]).longValue();
    }
}

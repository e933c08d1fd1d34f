package io.godwit.platform.service.inbox;

import io.godwit.platform.message.Command;
import io.godwit.platform.message.Envelope;
import io.godwit.platform.message.Event;
import io.godwit.platform.message.UnreadableMessageException;
import io.godwit.platform.problem.PlatformProblem;
import io.godwit.platform.problem.Problem;
import io.godwit.platform.problem.ProblemException;
import io.godwit.platform.service.deadletter.DeadLetters;
import io.godwit.platform.service.inbox.Inbox.Missing;
import io.godwit.platform.service.store.StoreFailure;
import io.godwit.platform.service.telemetry.Traces;
import io.godwit.platform.sign.MessageVerifier;
import io.godwit.platform.sign.MessageVerifier.ForgedMessageException;
import io.godwit.platform.sign.MessageVerifier.Received;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a message that arrives, in this order:
 *
 * <pre>
 * 1. verify   signature, key, type                       forged, unreadable → dead letter
 * 2. number   an event that skips one                    → its owner is asked for what is missing
 * 3. handle   once, in one transaction with the inbox    refused → CommandDone; state database away → again
 *                                                              else some times → dead letter
 * </pre>
 */
@ApplicationScoped
public class MessagePipeline {
    private static final Logger LOG = Logger.getLogger(MessagePipeline.class);
    private static final int ATTEMPTS = 3;

    /** About half a minute: nobody else's messages wait longer for a service that is away. */
    private static final int TRANSIENT_ATTEMPTS = 9;

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final MessageVerifier verifier;
    private final Inbox inbox;
    private final MissedEvents missedEvents;
    private final DeadLetters deadLetters;
    private volatile boolean running = true;

    MessagePipeline(MessageVerifier verifier, Inbox inbox, MissedEvents missedEvents, DeadLetters deadLetters) {
        this.verifier = verifier;
        this.inbox = inbox;
        this.missedEvents = missedEvents;
        this.deadLetters = deadLetters;
    }

    void stop() {
        running = false;
    }

    /** Whether the message is dealt with; {@code false} when the service stops before. */
    boolean process(Received received) {
        try {
            while (running) {
                Problem problem = attempt(received);
                if (problem == null || stored(received, problem)) {
                    return true;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /** Handles a message again that was a dead letter; throws what is still wrong. */
    public void replay(Received received, long currentVersion) {
        Envelope envelope = verified(received);
        if (envelope.body() instanceof Command && envelope.stateVersion() < currentVersion) {
            throw new ProblemException(
                    PlatformProblem.STALE_COMMAND,
                    envelope.type() + " was legal in version " + envelope.stateVersion() + ", now is "
                            + currentVersion);
        }
        try {
            if (inbox.handle(envelope) instanceof Missing missing) {
                catchUp(envelope, missing);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(PlatformProblem.HANDLER_FAILED, "the service stops");
        }
    }

    private boolean stored(Received received, Problem problem) throws InterruptedException {
        try {
            deadLetters.add(received, problem);
            LOG.errorf(
                    "message is a dead letter: key=%s topic=%s problem=%s",
                    received.key(), received.topic(), problem.code());
            return true;
        } catch (RuntimeException e) {
            LOG.warnf("dead letter not stored, trying again (%s)", e.getClass().getSimpleName());
            Thread.sleep(LONGEST_PAUSE);
            return false;
        }
    }

    private @Nullable Problem attempt(Received received) throws InterruptedException {
        Envelope envelope;
        try {
            envelope = verified(received);
        } catch (ProblemException e) {
            return e.problem();
        }
        Duration pause = Duration.ofMillis(100);
        int failures = 0;
        while (running) {
            try {
                if (inbox.handle(envelope) instanceof Missing missing) {
                    catchUp(envelope, missing);
                }
                return null;
            } catch (RuntimeException e) {
                failures++;
                if (failures >= attempts(e)) {
                    return failed(envelope, e);
                }
                LOG.warnf(
                        "%s not handled, trying again: migration=%s (%s)",
                        envelope.type(), envelope.migration(), e.getClass().getSimpleName());
                LOG.debug("not handled", e);
            }
            Thread.sleep(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
        throw new InterruptedException("the service stops");
    }

    private static int attempts(RuntimeException e) {
        if (StoreFailure.isStoreAway(e)) {
            return Integer.MAX_VALUE; // nothing could be kept as a dead letter either
        }
        return Inbox.isTransient(e) ? TRANSIENT_ATTEMPTS : ATTEMPTS;
    }

    private Problem failed(Envelope envelope, RuntimeException e) {
        if (e instanceof ProblemException known) {
            return known.problem();
        }
        String trace = Traces.traceId();
        LOG.errorf(e, "%s failed: migration=%s trace=%s", envelope.type(), envelope.migration(), trace);
        return Problem.of(PlatformProblem.HANDLER_FAILED, envelope.type() + " failed; trace id " + trace);
    }

    /** Handles what the owner still has, page by page, up to and with this event. */
    private void catchUp(Envelope envelope, Missing missing) throws InterruptedException {
        long last = missing.last();
        while (last < envelope.sequence()) {
            List<Received> page = missedEvents.after(envelope, last);
            if (page.isEmpty()) {
                throw new ProblemException(
                        PlatformProblem.UNREADABLE_MESSAGE,
                        envelope.sender() + " has no event after number " + last + ", but sent " + envelope.sequence());
            }
            for (Received received : page) {
                Envelope event = verified(received);
                if (!event.migration().equals(envelope.migration()) || inbox.handle(event) instanceof Missing) {
                    throw new ProblemException(PlatformProblem.UNREADABLE_MESSAGE, "the events again have a gap");
                }
                last = event.sequence();
            }
        }
    }

    private Envelope verified(Received received) {
        try {
            Envelope envelope = verifier.verify(received);
            if (envelope.body() instanceof Event == (envelope.sequence() < 1)) {
                throw new UnreadableMessageException("events are numbered from 1, commands are not");
            }
            return envelope;
        } catch (ForgedMessageException e) {
            throw new ProblemException(PlatformProblem.FORGED_MESSAGE, String.valueOf(e.getMessage()));
        } catch (UnreadableMessageException e) {
            throw new ProblemException(PlatformProblem.UNREADABLE_MESSAGE, String.valueOf(e.getMessage()));
        }
    }
}

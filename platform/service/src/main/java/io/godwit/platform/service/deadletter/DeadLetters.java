package io.godwit.platform.service.deadletter;

import io.godwit.platform.message.Json;
import io.godwit.platform.message.Topics;
import io.godwit.platform.problem.PlatformProblem;
import io.godwit.platform.problem.Problem;
import io.godwit.platform.problem.ProblemException;
import io.godwit.platform.service.inbox.MessagePipeline;
import io.godwit.platform.service.keys.ServiceIdentity;
import io.godwit.platform.service.outbox.Outbox;
import io.godwit.platform.service.store.StateStore;
import io.godwit.platform.sign.MessageVerifier.Received;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The messages that this service could not handle: a table of its own, and a copy on the topic of dead letters. */
@ApplicationScoped
public class DeadLetters {
    private final StateStore store;
    private final Outbox outbox;
    private final ServiceIdentity identity;
    private final Clock clock;
    private final Instance<MessagePipeline> pipeline;
    private final MeterRegistry metrics;

    DeadLetters(
            StateStore store,
            Outbox outbox,
            ServiceIdentity identity,
            Clock clock,
            Instance<MessagePipeline> pipeline,
            MeterRegistry metrics) {
        this.store = store;
        this.outbox = outbox;
        this.identity = identity;
        this.clock = clock;
        this.pipeline = pipeline;
        this.metrics = metrics;
    }

    /** A dead letter without the message's content. */
    public record Summary(
            UUID id,
            String service,
            String topic,
            String key,
            String code,
            String reason,
            Instant arrivedAt,
            Optional<Instant> replayedAt) {}

    /** Keeps a message; it is on disk when this returns. */
    public void add(Received received, Problem problem) {
        var letter = new DeadLetter();
        letter.id = UUID.randomUUID();
        letter.topic = received.topic();
        letter.messageKey = received.key();
        letter.value = received.value();
        letter.keyId = received.keyId();
        letter.signature = received.signature();
        letter.code = problem.code();
        letter.reason = problem.detail();
        letter.arrivedAt = clock.instant();
        store.run(transaction -> {
            transaction.persist(letter);
            byte[] copy = Json.bytes(Map.of("letter", summary(letter), "value", received.value()));
            outbox.raw(transaction, Topics.DEAD_LETTERS, received.key(), letter.id, 0, copy);
        });
        metrics.counter("godwit_dead_letters_total").increment();
    }

    /** The newest first, after the one that a former page ended with. */
    public List<Summary> list(@Nullable Instant before, int limit) {
        return store.transaction(transaction -> transaction
                .list(
                        DeadLetter.class,
                        "from DeadLetter where arrivedAt < :before order by arrivedAt desc",
                        Map.of("before", before == null ? clock.instant().plusSeconds(60) : before),
                        limit)
                .stream()
                .map(this::summary)
                .toList());
    }

    public Optional<Summary> find(UUID id) {
        return store.transaction(
                transaction -> transaction.find(DeadLetter.class, id).map(this::summary));
    }

    /**
     * Handles the message again, verified as at first. A command that is not legal any more is PLT-0042.
     *
     * @param currentVersion the migration's state version now
     */
    public void replay(UUID id, long currentVersion) {
        Received received =
                store.transaction(transaction -> received(letter(transaction.find(DeadLetter.class, id), id)));
        pipeline.get().replay(received, currentVersion);
        store.run(transaction -> letter(transaction.lock(DeadLetter.class, id), id).replayedAt = clock.instant());
    }

    private static DeadLetter letter(Optional<DeadLetter> found, UUID id) {
        return found.orElseThrow(
                () -> new ProblemException(PlatformProblem.NOT_FOUND, "there is no dead letter " + id));
    }

    private static Received received(DeadLetter letter) {
        return new Received(letter.topic, letter.messageKey, letter.value, letter.keyId, letter.signature);
    }

    private Summary summary(DeadLetter letter) {
        return new Summary(
                letter.id,
                identity.name(),
                letter.topic,
                letter.messageKey,
                letter.code,
                letter.reason,
                letter.arrivedAt,
                Optional.ofNullable(letter.replayedAt));
    }
}

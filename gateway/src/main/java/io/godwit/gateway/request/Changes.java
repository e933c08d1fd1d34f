package io.godwit.gateway.request;

import io.godwit.gateway.access.Caller;
import io.godwit.gateway.problem.GatewayProblem;
import io.godwit.platform.service.store.StateStore;
import io.godwit.platform.service.store.Transaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes changes, each with its answer in one transaction. A POST with an {@code Idempotency-Key} that was done already is
 * answered as at first, and changes nothing; of two at once the second waits for the first.
 */
@ApplicationScoped
public class Changes {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final Duration KEPT = Duration.ofHours(24);

    private final StateStore store;
    private final Clock clock;

    Changes(StateStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * @param key the header Idempotency-Key
     * @param call what is asked, without passwords: the same key with another call is refused
     */
    public record Once(Caller caller, @Nullable String key, String call) {}

    public Reply make(Once once, Function<Transaction, Reply> change) {
        String key = once.key();
        if (key == null) {
            return store.transaction(change);
        }
        if (!KEY.matcher(key).matches()) {
            throw FieldErrors.of(
                    GatewayProblem.WRONG_PARAMETER, "Idempotency-Key", "must be 1 to 255 visible ASCII characters.");
        }
        String id = sha256(once.caller().id() + "\n" + key);
        String call = sha256(once.call());
        return store.transaction(transaction -> {
            // Waits for another transaction that has the same key in hand.
            boolean first = transaction.execute(
                            "insert into idempotency (id, call, status, location, etag, body, created_at)"
                                    + " values (?1, ?2, 0, '', '', '', now()) on conflict do nothing",
                            id,
                            call)
                    == 1;
            return first ? done(transaction, id, change.apply(transaction)) : again(transaction, id, call);
        });
    }

    private static Reply done(Transaction transaction, String id, Reply reply) {
        transaction.execute(
                "update idempotency set status = ?2, location = ?3, etag = ?4, body = ?5 where id = ?1",
                id,
                reply.status(),
                reply.location(),
                reply.etag(),
                reply.body());
        return reply;
    }

    private static Reply again(Transaction transaction, String id, String call) {
        IdempotencyRow row = transaction.find(IdempotencyRow.class, id).orElseThrow();
        if (!row.call.equals(call)) {
            throw FieldErrors.of(GatewayProblem.KEY_REUSED, "Idempotency-Key", "was used with another call.");
        }
        return new Reply(row.status, row.location, row.etag, row.body);
    }

    @Scheduled(every = "1h", delayed = "1m")
    void forget() {
        Instant limit = clock.instant().minus(KEPT);
        store.run(transaction -> transaction
                .list(
                        IdempotencyRow.class,
                        "from IdempotencyRow where createdAt < :limit",
                        java.util.Map.of("limit", limit),
                        10_000)
                .forEach(transaction::remove));
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

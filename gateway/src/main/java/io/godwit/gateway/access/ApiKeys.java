package io.godwit.gateway.access;

import io.godwit.gateway.problem.GatewayProblem;
import io.godwit.gateway.request.Page;
import io.godwit.platform.problem.ProblemException;
import io.godwit.platform.service.store.StateStore;
import io.godwit.platform.service.store.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The API keys. A revoked key stays on record, so that the audit can be read, but opens nothing from that moment on. */
@ApplicationScoped
public class ApiKeys {
    /** Name of the key that the installation brings with it. */
    static final String BOOTSTRAP = "bootstrap";

    private final StateStore store;
    private final Clock clock;

    ApiKeys(StateStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    Optional<Caller> identify(String secret) {
        String hash = KeySecret.sha256(secret);
        return store.transaction(transaction -> bySha256(transaction, hash)).map(KeyRow::caller);
    }

    /** Whether a key that was known is not revoked since. */
    public boolean inUse(UUID id) {
        return store.transaction(transaction -> transaction
                .find(KeyRow.class, id)
                .filter(row -> row.revokedAt == null)
                .isPresent());
    }

    /** Puts the first admin key on record, or changes it to the one that the configuration now names. */
    void bootstrap(String sha256) {
        store.run(transaction -> {
            List<KeyRow> old = transaction.list(
                    KeyRow.class, "from KeyRow where name = :name and revokedAt is null", Map.of("name", BOOTSTRAP), 1);
            if (!old.isEmpty() && old.getFirst().sha256.equals(sha256)) {
                return;
            }
            old.forEach(row -> row.revokedAt = clock.instant());
            transaction.flush();
            insert(transaction, new KeyRequest(BOOTSTRAP, Role.ADMIN, true), sha256, "configuration");
        });
    }

    KeyRow create(Transaction transaction, KeyRequest request, String secret, Caller by) {
        boolean taken = !transaction
                .list(
                        KeyRow.class,
                        "from KeyRow where name = :name and revokedAt is null",
                        Map.of("name", request.name()),
                        1)
                .isEmpty();
        if (taken) {
            throw new ProblemException(GatewayProblem.NAME_TAKEN, "There is a key named " + request.name() + ".");
        }
        return insert(transaction, request, KeySecret.sha256(secret), by.name());
    }

    private KeyRow insert(Transaction transaction, KeyRequest request, String sha256, String by) {
        var row = new KeyRow();
        row.id = UUID.randomUUID();
        row.name = request.name();
        row.role = request.role().name();
        row.values = request.values() != null ? request.values() : request.role() != Role.VIEWER;
        row.sha256 = sha256;
        row.createdAt = clock.instant();
        row.createdBy = by;
        return transaction.persist(row);
    }

    List<KeyRow> list(Page page) {
        return store.transaction(transaction -> transaction.list(
                KeyRow.class,
                "from KeyRow where number > :after order by number",
                Map.of("after", page.afterNumber()),
                page.limit() + 1));
    }

    KeyRow revoke(Transaction transaction, UUID id) {
        KeyRow row = transaction
                .lock(KeyRow.class, id)
                .filter(key -> key.revokedAt == null)
                .orElseThrow(() -> new ProblemException(GatewayProblem.NO_KEY, "No key in use has the id " + id + "."));
        if (row.role.equals(Role.ADMIN.name()) && otherAdmins(transaction, id) == 0) {
            throw new ProblemException(GatewayProblem.LAST_ADMIN, "Nobody could administer Godwit any more.");
        }
        row.revokedAt = clock.instant();
        return row;
    }

    private static int otherAdmins(Transaction transaction, UUID id) {
        // Locks them all, so that two administrators cannot revoke each other at once.
        return (int)
                transaction
                        .rows(
                                "select id from api_key where role = 'ADMIN' and revoked_at is null order by id for update")
                        .stream()
                        .filter(row -> !id.equals(row[0]))
                        .count();
    }

    private static Optional<KeyRow> bySha256(Transaction transaction, String sha256) {
        return transaction
                .list(KeyRow.class, "from KeyRow where sha256 = :hash and revokedAt is null", Map.of("hash", sha256), 1)
                .stream()
                .findFirst();
    }
}

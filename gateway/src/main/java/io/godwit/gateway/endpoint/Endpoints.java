package io.godwit.gateway.endpoint;

import io.godwit.gateway.problem.GatewayProblem;
import io.godwit.gateway.request.FieldErrors;
import io.godwit.gateway.request.Page;
import io.godwit.gateway.request.Versions;
import io.godwit.platform.migration.SealedEndpoint;
import io.godwit.platform.problem.ProblemException;
import io.godwit.platform.seal.Credentials;
import io.godwit.platform.service.store.Stored;
import io.godwit.platform.service.store.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The endpoints that are known. Each change seals the password anew, or keeps it where nothing it is sealed to moved. */
@ApplicationScoped
public class Endpoints {
    private final PasswordSeal seal;
    private final Clock clock;

    Endpoints(PasswordSeal seal, Clock clock) {
        this.seal = seal;
        this.clock = clock;
    }

    EndpointRow create(Transaction transaction, EndpointRequest request) {
        SealedEndpoint bare = checked(request);
        if (idOf(transaction, request.name()).isPresent()) {
            throw new ProblemException(GatewayProblem.NAME_TAKEN, "There is an endpoint named " + request.name() + ".");
        }
        var row = new EndpointRow();
        row.id = bare.id();
        row.name = bare.name();
        row.version = 1;
        row.sealed = Stored.write(seal.seal(bare, request.password().clone()));
        row.createdAt = clock.instant();
        row.changedAt = row.createdAt;
        return transaction.persist(row);
    }

    private static SealedEndpoint checked(EndpointRequest request) {
        var endpoint = new SealedEndpoint(
                UUID.randomUUID(),
                request.name(),
                request.engine(),
                request.host(),
                request.port(),
                request.database(),
                request.user(),
                request.tls() == null ? EndpointFields.defaultTls(request.host()) : request.tls(),
                Optional.ofNullable(request.caPem()),
                Optional.ofNullable(request.serverPin()),
                request.parameters() == null ? Map.of() : request.parameters(),
                Credentials.none());
        var errors = new FieldErrors();
        EndpointFields.check(endpoint, errors);
        errors.refuse();
        return endpoint;
    }

    /** @param seen the version that the client has seen; null where it does not say */
    EndpointRow change(Transaction transaction, String name, @Nullable Long seen, EndpointChange change) {
        EndpointRow row = lock(transaction, name);
        if (seen != null) {
            Versions.demand(seen, row.version);
        }
        SealedEndpoint old = row.sealed();
        SealedEndpoint wanted = changed(old, change);
        var errors = new FieldErrors();
        EndpointFields.check(wanted, errors);
        errors.refuse();
        if (!wanted.database().equals(old.database())) {
            refuseUsed(transaction, row, "Its database cannot change");
        }
        if (change.password() != null) {
            row.sealed = Stored.write(seal.seal(wanted, change.password().clone()));
        } else if (sealedTo(old).equals(sealedTo(wanted))) {
            row.sealed = Stored.write(wanted);
        } else {
            throw FieldErrors.of(
                    GatewayProblem.PASSWORD_WANTED, "/password", "is required, for what it is sealed to changes.");
        }
        row.version++;
        row.changedAt = clock.instant();
        return row;
    }

    private static SealedEndpoint changed(SealedEndpoint old, EndpointChange change) {
        String host = change.host() == null ? old.host() : change.host();
        return new SealedEndpoint(
                old.id(),
                old.name(),
                old.engine(),
                host,
                change.port() == null ? old.port() : change.port(),
                change.database() == null ? old.database() : change.database(),
                change.user() == null ? old.user() : change.user(),
                change.tls() == null ? old.tls() : change.tls(),
                changed(old.caPem(), change.caPem()),
                changed(old.serverPin(), change.serverPin()),
                change.parameters() == null ? old.parameters() : change.parameters(),
                old.password());
    }

    private static Optional<String> changed(Optional<String> old, @Nullable String change) {
        return change == null ? old : Optional.of(change).filter(text -> !text.isEmpty());
    }

    /** All that must not move without the password: everything but the database's name. */
    private static SealedEndpoint sealedTo(SealedEndpoint endpoint) {
        return new SealedEndpoint(
                endpoint.id(),
                endpoint.name(),
                endpoint.engine(),
                endpoint.host(),
                endpoint.port(),
                "",
                endpoint.user(),
                endpoint.tls(),
                endpoint.caPem(),
                endpoint.serverPin(),
                endpoint.parameters(),
                Credentials.none());
    }

    EndpointRow delete(Transaction transaction, String name) {
        EndpointRow row = lock(transaction, name);
        refuseUsed(transaction, row, "It cannot be deleted");
        transaction.remove(row);
        return row;
    }

    private static void refuseUsed(Transaction transaction, EndpointRow row, String what) {
        List<String> users = usedBy(transaction, row.id);
        if (!users.isEmpty()) {
            throw new ProblemException(
                    GatewayProblem.ENDPOINT_IN_USE,
                    what + " while " + String.join(", ", users) + (users.size() == 1 ? " uses" : " use") + " it.");
        }
    }

    List<EndpointRow> list(Transaction transaction, Page page) {
        return transaction.list(
                EndpointRow.class,
                "from EndpointRow where name > :after order by name",
                Map.of("after", page.after()),
                page.limit() + 1);
    }

    /** Throws GWY-0030. */
    public EndpointRow get(Transaction transaction, String name) {
        return idOf(transaction, name)
                .flatMap(id -> transaction.find(EndpointRow.class, id))
                .orElseThrow(() -> missing(name));
    }

    public Optional<UUID> idOf(Transaction transaction, String name) {
        return transaction.rows("select id from endpoint where name = ?1", name).stream()
                .findFirst()
                .map(columns -> (UUID) columns[0]);
    }

    private EndpointRow lock(Transaction transaction, String name) {
        return idOf(transaction, name)
                .flatMap(id -> transaction.lock(EndpointRow.class, id))
                .orElseThrow(() -> missing(name));
    }

    private static ProblemException missing(String name) {
        return new ProblemException(GatewayProblem.NO_ENDPOINT, "No endpoint is named " + name + ".");
    }

    /** Names of the migrations that use each of these endpoints. */
    static Map<UUID, List<String>> usedBy(Transaction transaction) {
        var users = new HashMap<UUID, List<String>>();
        for (Object[] row : transaction.rows(
                "select e, m.name from migration m, unnest(array[m.source, m.target]) e order by m.name")) {
            users.computeIfAbsent((UUID) row[0], _ -> new java.util.ArrayList<>())
                    .add((String) row[1]);
        }
        return users;
    }

    static List<String> usedBy(Transaction transaction, UUID endpoint) {
        return transaction
                .rows("select name from migration where source = ?1 or target = ?1 order by name", endpoint)
                .stream()
                .map(columns -> (String) columns[0])
                .toList();
    }
}

package io.godwit.gateway.migration;

import io.godwit.gateway.endpoint.EndpointRow;
import io.godwit.gateway.endpoint.Endpoints;
import io.godwit.gateway.problem.GatewayProblem;
import io.godwit.gateway.request.FieldErrors;
import io.godwit.gateway.request.Page;
import io.godwit.gateway.road.Road;
import io.godwit.platform.migration.MigrationSpec;
import io.godwit.platform.migration.Phase;
import io.godwit.platform.problem.ProblemException;
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

/** The migrations that are known. How one moves is {@link Moves}. */
@ApplicationScoped
public class Migrations {
    private final Endpoints endpoints;
    private final Clock clock;

    Migrations(Endpoints endpoints, Clock clock) {
        this.endpoints = endpoints;
        this.clock = clock;
    }

    /** @param phase empty for any; @param endpoint name of one that it uses, empty for any */
    public record Filter(Optional<Phase> phase, Optional<String> endpoint) {}

    MigrationRow create(Transaction transaction, MigrationRequest request) {
        Wanted wanted = Wanted.of(request);
        Optional<UUID> source = endpoints.idOf(transaction, request.source());
        Optional<UUID> target = endpoints.idOf(transaction, request.target());
        var errors = new FieldErrors();
        errors.check(source.isPresent(), "/source", "is no endpoint; GET /api/v1/endpoints lists them.");
        errors.check(target.isPresent(), "/target", "is no endpoint; GET /api/v1/endpoints lists them.");
        errors.refuse();
        if (idOf(transaction, request.name()).isPresent()) {
            throw new ProblemException(GatewayProblem.NAME_TAKEN, "There is a migration named " + request.name() + ".");
        }
        var row = new MigrationRow();
        row.id = UUID.randomUUID();
        row.name = request.name();
        row.source = source.orElseThrow();
        row.target = target.orElseThrow();
        row.wanted = Stored.write(wanted);
        row.createdAt = clock.instant();
        row.moved(Road.begin(), 1, row.createdAt);
        return transaction.persist(row);
    }

    /** Throws GWY-0031. */
    public MigrationRow get(Transaction transaction, String name) {
        return idOf(transaction, name)
                .flatMap(id -> transaction.find(MigrationRow.class, id))
                .orElseThrow(() -> missing(name));
    }

    /** The migration, which nobody else changes until the transaction ends. Throws GWY-0031. */
    public MigrationRow lock(Transaction transaction, String name) {
        return idOf(transaction, name)
                .flatMap(id -> transaction.lock(MigrationRow.class, id))
                .orElseThrow(() -> missing(name));
    }

    private static Optional<UUID> idOf(Transaction transaction, String name) {
        return transaction.rows("select id from migration where name = ?1", name).stream()
                .findFirst()
                .map(columns -> (UUID) columns[0]);
    }

    private static ProblemException missing(String name) {
        return new ProblemException(GatewayProblem.NO_MIGRATION, "No migration is named " + name + ".");
    }

    Page.Part<MigrationView> list(Transaction transaction, Page page, Filter filter) {
        var hql = new StringBuilder("from MigrationRow where name > :after");
        var parameters = new HashMap<String, Object>(Map.of("after", page.after()));
        filter.phase().ifPresent(phase -> {
            hql.append(" and phase = :phase");
            parameters.put("phase", phase.name());
        });
        if (filter.endpoint().isPresent()) {
            hql.append(" and (source = :endpoint or target = :endpoint)");
            parameters.put(
                    "endpoint",
                    endpoints.idOf(transaction, filter.endpoint().get()).orElse(new UUID(0, 0)));
        }
        List<MigrationRow> rows =
                transaction.list(MigrationRow.class, hql + " order by name", parameters, page.limit() + 1);
        return page.part(rows.stream().map(row -> view(transaction, row)).toList(), MigrationView::name);
    }

    MigrationView view(Transaction transaction, MigrationRow row) {
        return MigrationView.of(
                row,
                endpoint(transaction, row.source).name(),
                endpoint(transaction, row.target).name());
    }

    /** The whole specification as it is now: a password that was changed goes with the next command. */
    MigrationSpec spec(Transaction transaction, MigrationRow row) {
        Wanted wanted = row.wanted();
        return new MigrationSpec(
                row.id,
                row.name,
                endpoint(transaction, row.source).sealed(),
                endpoint(transaction, row.target).sealed(),
                wanted.selection(),
                wanted.policies(),
                wanted.settings());
    }

    private static EndpointRow endpoint(Transaction transaction, UUID id) {
        return transaction.find(EndpointRow.class, id).orElseThrow();
    }

    /** Throws GWY-0043 while it is active, or while anything of Godwit may stand on an endpoint. */
    MigrationRow delete(Transaction transaction, String name, @Nullable Long seen) {
        MigrationRow row = lock(transaction, name);
        if (seen != null) {
            io.godwit.gateway.request.Versions.demand(seen, row.version);
        }
        Road road = row.road();
        boolean idle = switch (road) {
            case Road.Created _, Road.Assessed _, Road.Converted _, Road.Done _, Road.Cancelled _ -> true;
            default -> false;
        };
        if (!idle) {
            throw new ProblemException(GatewayProblem.NOT_DELETABLE, "It is " + road.word() + ".");
        }
        if (road.facts().traces().standing()) {
            throw new ProblemException(
                    GatewayProblem.NOT_DELETABLE, "It is not clean: something of Godwit may stand on its endpoints.");
        }
        transaction.remove(row);
        return row;
    }
}

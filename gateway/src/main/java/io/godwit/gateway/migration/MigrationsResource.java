package io.godwit.gateway.migration;

import io.godwit.gateway.access.Caller;
import io.godwit.gateway.access.CurrentCaller;
import io.godwit.gateway.access.Role;
import io.godwit.gateway.audit.Audit;
import io.godwit.gateway.event.EventLog;
import io.godwit.gateway.request.Changes;
import io.godwit.gateway.request.Changes.Once;
import io.godwit.gateway.request.Page;
import io.godwit.gateway.request.Parameters;
import io.godwit.gateway.request.Reply;
import io.godwit.gateway.request.RequestBody;
import io.godwit.gateway.request.Versions;
import io.godwit.platform.migration.Phase;
import io.godwit.platform.service.store.StateStore;
import io.godwit.platform.service.store.Stored;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Migrations and what may be asked of them. */
@Path("/api/v1/migrations")
@Tag(name = "Migrations")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class MigrationsResource {
    private final StateStore store;
    private final Migrations migrations;
    private final Moves moves;
    private final Changes changes;
    private final CurrentCaller caller;

    @Inject
    Audit audit;

    @Inject
    EventLog events;

    @Inject
    Validator validator;

    MigrationsResource(StateStore store, Migrations migrations, Moves moves, Changes changes, CurrentCaller caller) {
        this.store = store;
        this.migrations = migrations;
        this.moves = moves;
        this.changes = changes;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Role.VIEWS)
    @Operation(operationId = "listMigrations", summary = "The migrations, by name")
    public Page.Part<MigrationView> list(
            @RestQuery @Schema(implementation = Phase.class) @Nullable String phase,
            @RestQuery @Nullable String endpoint,
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor) {
        Page page = Page.of(limit, cursor);
        var filter = new Migrations.Filter(Parameters.word("phase", phase, Phase.class), Optional.ofNullable(endpoint));
        return store.transaction(transaction -> migrations.list(transaction, page, filter));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.OPERATES)
    @Operation(operationId = "createMigration", summary = "Makes a migration; nothing happens before an action")
    @org.eclipse.microprofile.openapi.annotations.parameters.RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = MigrationRequest.class)))
    @APIResponseSchema(value = MigrationView.class, responseCode = "201", responseDescription = "It is made.")
    public Response create(byte[] body, @RestHeader("Idempotency-Key") @Nullable String idempotencyKey) {
        MigrationRequest request = RequestBody.read(body, MigrationRequest.class, validator);
        Caller by = caller.get();
        var once = new Once(by, idempotencyKey, "POST migrations " + Stored.write(request));
        return changes.make(once, transaction -> {
                    MigrationRow row = migrations.create(transaction, request);
                    events.add(transaction, row, "created", by.name() + " made the migration.", Map.of());
                    audit.note(
                            transaction,
                            by,
                            "migration.create",
                            "migrations/" + row.name,
                            row.id,
                            Map.of("source", request.source(), "target", request.target()));
                    String location = "/api/v1/migrations/" + row.name;
                    return Reply.created(location, row.version, migrations.view(transaction, row));
                })
                .response();
    }

    @GET
    @Path("/{name}")
    @RolesAllowed(Role.VIEWS)
    @Operation(operationId = "getMigration", summary = "A migration: what is wanted, its phase and what is true")
    @APIResponseSchema(
            value = MigrationView.class,
            responseCode = "200",
            responseDescription = "With its state version as ETag.")
    public Response get(@RestPath String name) {
        return store.transaction(transaction -> {
            MigrationRow row = migrations.get(transaction, name);
            return Reply.changed(row.version, migrations.view(transaction, row)).response();
        });
    }

    @DELETE
    @Path("/{name}")
    @RolesAllowed(Role.OPERATES)
    @Operation(operationId = "deleteMigration", summary = "Forgets a migration that is neither active nor unclean")
    @APIResponse(responseCode = "204", description = "It is forgotten; the audit keeps what was done.")
    public Response delete(@RestPath String name, @RestHeader("If-Match") @Nullable String ifMatch) {
        Long seen = ifMatch == null ? null : Long.valueOf(Versions.seen(ifMatch));
        Caller by = caller.get();
        return changes.make(new Once(by, null, ""), transaction -> {
                    MigrationRow row = migrations.delete(transaction, name, seen);
                    audit.note(transaction, by, "migration.delete", "migrations/" + row.name, row.id, Map.of());
                    return Reply.gone();
                })
                .response();
    }

    @POST
    @Path("/{name}/actions")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.OPERATES)
    @Operation(
            operationId = "act",
            summary = "Asks for the next step",
            description =
                    "If-Match is the ETag of the migration as one has seen it: 428 without, 412 when it has changed.")
    @org.eclipse.microprofile.openapi.annotations.parameters.RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = ActionRequest.class)))
    @APIResponseSchema(
            value = ActionRequest.Answer.class,
            responseCode = "202",
            responseDescription = "It is asked for.")
    public Response act(
            @RestPath String name,
            byte[] body,
            @RestHeader("If-Match") @Nullable String ifMatch,
            @RestHeader("Idempotency-Key") @Nullable String idempotencyKey) {
        ActionRequest request = RequestBody.read(body, ActionRequest.class, validator);
        long seen = Versions.seen(ifMatch);
        Caller by = caller.get();
        String call = "POST migrations/" + name + "/actions " + request.action();
        return changes.make(new Once(by, idempotencyKey, call), transaction -> {
                    MigrationRow row = migrations.lock(transaction, name);
                    Versions.demand(seen, row.version);
                    UUID command = moves.act(transaction, row, request.action(), by);
                    return Reply.accepted(new ActionRequest.Answer(command));
                })
                .response();
    }
}

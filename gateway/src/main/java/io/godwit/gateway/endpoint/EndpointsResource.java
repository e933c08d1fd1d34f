package io.godwit.gateway.endpoint;

import io.godwit.gateway.access.Caller;
import io.godwit.gateway.access.CurrentCaller;
import io.godwit.gateway.access.Role;
import io.godwit.gateway.audit.Audit;
import io.godwit.gateway.request.Changes;
import io.godwit.gateway.request.Changes.Once;
import io.godwit.gateway.request.Page;
import io.godwit.gateway.request.Reply;
import io.godwit.gateway.request.RequestBody;
import io.godwit.gateway.request.Versions;
import io.godwit.platform.service.store.StateStore;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

/** Endpoints: where the databases are. */
@Path("/api/v1/endpoints")
@Tag(name = "Endpoints")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class EndpointsResource {
    private final StateStore store;
    private final Endpoints endpoints;
    private final Changes changes;
    private final Audit audit;
    private final CurrentCaller caller;

    @jakarta.inject.Inject
    Validator validator;

    EndpointsResource(StateStore store, Endpoints endpoints, Changes changes, Audit audit, CurrentCaller caller) {
        this.store = store;
        this.endpoints = endpoints;
        this.changes = changes;
        this.audit = audit;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Role.VIEWS)
    @Operation(operationId = "listEndpoints", summary = "The endpoints, by name")
    public Page.Part<EndpointView> list(@RestQuery @Nullable String limit, @RestQuery @Nullable String cursor) {
        Page page = Page.of(limit, cursor);
        return store.transaction(transaction -> {
            var users = Endpoints.usedBy(transaction);
            List<EndpointView> views = endpoints.list(transaction, page).stream()
                    .map(row -> EndpointView.of(row, users.getOrDefault(row.id, List.of())))
                    .toList();
            return page.part(views, EndpointView::name);
        });
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.OPERATES)
    @Operation(operationId = "createEndpoint", summary = "Makes an endpoint known; its password is sealed as it enters")
    @org.eclipse.microprofile.openapi.annotations.parameters.RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = EndpointRequest.class)))
    @APIResponseSchema(value = EndpointView.class, responseCode = "201", responseDescription = "It is known.")
    public Response create(byte[] body, @RestHeader("Idempotency-Key") @Nullable String idempotencyKey) {
        EndpointRequest request = RequestBody.read(body, EndpointRequest.class, validator);
        Caller by = caller.get();
        try {
            return changes.make(
                            new Once(by, idempotencyKey, "POST endpoints " + request.fingerprint()), transaction -> {
                                EndpointRow row = endpoints.create(transaction, request);
                                audit.note(
                                        transaction,
                                        by,
                                        "endpoint.create",
                                        "endpoints/" + row.name,
                                        null,
                                        address(row));
                                String location = "/api/v1/endpoints/" + row.name;
                                return Reply.created(location, row.version, EndpointView.of(row, List.of()));
                            })
                    .response();
        } finally {
            Arrays.fill(request.password(), '\0');
        }
    }

    @GET
    @Path("/{name}")
    @RolesAllowed(Role.VIEWS)
    @Operation(operationId = "getEndpoint", summary = "An endpoint, without its password")
    @APIResponseSchema(
            value = EndpointView.class,
            responseCode = "200",
            responseDescription = "With its version as ETag.")
    public Response get(@RestPath String name) {
        return store.transaction(transaction -> {
            EndpointRow row = endpoints.get(transaction, name);
            return Reply.changed(row.version, EndpointView.of(row, Endpoints.usedBy(transaction, row.id)))
                    .response();
        });
    }

    @PATCH
    @Path("/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.OPERATES)
    @Operation(operationId = "changeEndpoint", summary = "Changes fields of an endpoint; If-Match is optional here")
    @org.eclipse.microprofile.openapi.annotations.parameters.RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = EndpointChange.class)))
    @APIResponseSchema(value = EndpointView.class, responseCode = "200", responseDescription = "As it is now.")
    public Response change(@RestPath String name, byte[] body, @RestHeader("If-Match") @Nullable String ifMatch) {
        EndpointChange change = RequestBody.read(body, EndpointChange.class, validator);
        Long seen = ifMatch == null ? null : Long.valueOf(Versions.seen(ifMatch));
        Caller by = caller.get();
        try {
            return changes.make(new Once(by, null, ""), transaction -> {
                        EndpointRow row = endpoints.change(transaction, name, seen, change);
                        audit.note(transaction, by, "endpoint.change", "endpoints/" + row.name, null, address(row));
                        return Reply.changed(row.version, EndpointView.of(row, Endpoints.usedBy(transaction, row.id)));
                    })
                    .response();
        } finally {
            if (change.password() != null) {
                Arrays.fill(Objects.requireNonNull(change.password()), '\0');
            }
        }
    }

    @DELETE
    @Path("/{name}")
    @RolesAllowed(Role.OPERATES)
    @Operation(operationId = "deleteEndpoint", summary = "Forgets an endpoint that no migration uses")
    @APIResponse(responseCode = "204", description = "It is forgotten.")
    public Response delete(@RestPath String name) {
        Caller by = caller.get();
        return changes.make(new Once(by, null, ""), transaction -> {
                    EndpointRow row = endpoints.delete(transaction, name);
                    audit.note(transaction, by, "endpoint.delete", "endpoints/" + row.name, null, address(row));
                    return Reply.gone();
                })
                .response();
    }

    private static Map<String, String> address(EndpointRow row) {
        var endpoint = row.sealed();
        return Map.of(
                "engine", endpoint.engine(),
                "host", endpoint.host(),
                "port", String.valueOf(endpoint.port()),
                "database", endpoint.database(),
                "user", endpoint.user(),
                "tls", endpoint.tls());
    }
}

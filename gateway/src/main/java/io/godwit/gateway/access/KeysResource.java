package io.godwit.gateway.access;

import io.godwit.gateway.audit.Audit;
import io.godwit.gateway.problem.GatewayProblem;
import io.godwit.gateway.request.Changes;
import io.godwit.gateway.request.Changes.Once;
import io.godwit.gateway.request.Page;
import io.godwit.gateway.request.Parameters;
import io.godwit.gateway.request.Reply;
import io.godwit.gateway.request.RequestBody;
import io.godwit.platform.service.store.Stored;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
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
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
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

/** API keys. */
@Path("/api/v1/keys")
@Tag(name = "Administration")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ADMINISTERS)
@RunOnVirtualThread
public class KeysResource {
    private final ApiKeys keys;
    private final Changes changes;
    private final Audit audit;
    private final CurrentCaller caller;
    private final Validator validator;

    KeysResource(ApiKeys keys, Changes changes, Audit audit, CurrentCaller caller, Validator validator) {
        this.keys = keys;
        this.changes = changes;
        this.audit = audit;
        this.caller = caller;
        this.validator = validator;
    }

    @GET
    @Operation(operationId = "listKeys", summary = "The API keys, revoked ones too")
    public Page.Part<KeyView> list(@RestQuery @Nullable String limit, @RestQuery @Nullable String cursor) {
        Page page = Page.of(limit, cursor);
        Page.Part<KeyRow> rows = page.part(keys.list(page), row -> String.valueOf(row.number));
        return new Page.Part<>(
                rows.items().stream().map(row -> KeyView.of(row, null)).toList(), rows.next());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createKey",
            summary = "Makes a key",
            description = "Its text is answered once. A repetition with the same Idempotency-Key answers without it.")
    @org.eclipse.microprofile.openapi.annotations.parameters.RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = KeyRequest.class)))
    @APIResponseSchema(value = KeyView.class, responseCode = "201", responseDescription = "It is made.")
    public Response create(byte[] body, @RestHeader("Idempotency-Key") @Nullable String idempotencyKey) {
        KeyRequest request = RequestBody.read(body, KeyRequest.class, validator);
        String secret = KeySecret.create();
        Caller by = caller.get();
        var once = new Once(by, idempotencyKey, "POST keys " + Stored.write(request));
        // The stored answer has no key in it; only the call that makes the row can show it.
        var made = new AtomicBoolean();
        Reply reply = changes.make(once, transaction -> {
            made.set(true);
            KeyRow row = keys.create(transaction, request, secret, by);
            audit.note(
                    transaction,
                    by,
                    "key.create",
                    "keys/" + row.id,
                    null,
                    Map.of("name", row.name, "role", request.role().word(), "values", String.valueOf(row.values)));
            return Reply.created("/api/v1/keys/" + row.id, KeyView.of(row, null));
        });
        return made.get() ? withSecret(reply, secret) : reply.response();
    }

    private static Response withSecret(Reply reply, String secret) {
        KeyView view = Stored.read(reply.body(), KeyView.class);
        return Reply.created(reply.location(), view.with(secret)).response();
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "revokeKey", summary = "Revokes a key, at once and for ever")
    @APIResponse(responseCode = "204", description = "It opens nothing any more.")
    public Response revoke(@RestPath String id) {
        UUID key = Parameters.id(id, GatewayProblem.NO_KEY);
        Caller by = caller.get();
        return changes.make(new Once(by, null, ""), transaction -> {
                    KeyRow row = keys.revoke(transaction, key);
                    audit.note(transaction, by, "key.revoke", "keys/" + row.id, null, Map.of("name", row.name));
                    return Reply.gone();
                })
                .response();
    }
}

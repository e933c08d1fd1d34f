package io.godwit.gateway.deadletter;

import io.godwit.gateway.access.Caller;
import io.godwit.gateway.access.CurrentCaller;
import io.godwit.gateway.access.Role;
import io.godwit.gateway.audit.Audit;
import io.godwit.gateway.problem.GatewayProblem;
import io.godwit.gateway.request.Page;
import io.godwit.gateway.request.Parameters;
import io.godwit.platform.service.store.StateStore;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Dead letters: what no service could handle. */
@Path("/api/v1/dead-letters")
@Tag(name = "Administration")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ADMINISTERS)
@RunOnVirtualThread
public class DeadLettersApi {
    private final DeadLettersOfAll letters;
    private final StateStore store;
    private final Audit audit;
    private final CurrentCaller caller;

    DeadLettersApi(DeadLettersOfAll letters, StateStore store, Audit audit, CurrentCaller caller) {
        this.letters = letters;
        this.store = store;
        this.audit = audit;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "listDeadLetters",
            summary = "Messages that no service could handle, newest first",
            description = "At most limit of each service.")
    public DeadLetterView.Listing list(@RestQuery @Nullable String limit) {
        return letters.list(caller.get(), Page.of(limit, null).limit());
    }

    @POST
    @Path("/{service}/{id}/replay")
    @Operation(
            operationId = "replayDeadLetter",
            summary = "Handles a message again, verified as at first",
            description = "A command that is not legal any more is refused: the migration has moved on.")
    @APIResponse(responseCode = "204", description = "It is handled.")
    public Response replay(@RestPath String service, @RestPath String id) {
        UUID letter = Parameters.id(id, GatewayProblem.NO_DEAD_LETTER);
        Caller by = caller.get();
        DeadLetterView found = letters.get(by, service, letter);
        letters.replay(by, service, letter, found);
        store.run(transaction -> audit.note(
                transaction,
                by,
                "dead-letter.replay",
                "dead-letters/" + service + "/" + id,
                null,
                Map.of("topic", found.topic(), "code", found.code())));
        return Response.noContent().build();
    }
}

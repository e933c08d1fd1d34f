package io.godwit.gateway.event;

import io.godwit.gateway.access.CurrentCaller;
import io.godwit.gateway.access.Role;
import io.godwit.gateway.migration.Migrations;
import io.godwit.gateway.problem.GatewayProblem;
import io.godwit.gateway.request.FieldErrors;
import io.godwit.platform.service.store.StateStore;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The stream of a migration's events. */
@Path("/api/v1/migrations/{name}/events")
@Tag(name = "Migrations")
@RolesAllowed(Role.VIEWS)
@RunOnVirtualThread
public class EventsResource {
    private final StateStore store;
    private final Migrations migrations;
    private final EventStreams streams;
    private final CurrentCaller caller;

    EventsResource(StateStore store, Migrations migrations, EventStreams streams, CurrentCaller caller) {
        this.store = store;
        this.migrations = migrations;
        this.streams = streams;
        this.caller = caller;
    }

    @GET
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            operationId = "streamEvents",
            summary = "What happened and what happens, as server-sent events",
            description =
                    "From the first event on, or after the one that Last-Event-ID names. Nothing is skipped or told twice."
                            + " The stream ends when the migration is deleted.")
    @APIResponse(
            responseCode = "200",
            description =
                    "id is the event's number, event its type, data its JSON. A comment comes where nothing else does.",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = EventView.class)))
    public Multi<OutboundSseEvent> stream(
            @RestPath String name, @RestHeader("Last-Event-ID") @Nullable String lastEventId) {
        long after = number(lastEventId);
        UUID migration = store.transaction(
                transaction -> migrations.get(transaction, name).id());
        return streams.open(caller.get(), migration, after);
    }

    private static long number(@Nullable String lastEventId) {
        if (lastEventId == null || lastEventId.isBlank()) {
            return 0;
        }
        try {
            long number = Long.parseLong(lastEventId.trim());
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // answered below like a negative number
        }
        throw FieldErrors.of(GatewayProblem.WRONG_PARAMETER, "Last-Event-ID", "must be the number of an event.");
    }
}

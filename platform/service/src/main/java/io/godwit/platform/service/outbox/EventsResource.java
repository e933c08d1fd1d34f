package io.godwit.platform.service.outbox;

import io.godwit.platform.service.store.StateStore;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The service's own events again, with their signatures, for a reader that missed a number. */
@Path("/internal/v1/migrations/{id}/events")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class EventsResource {
    private static final int PAGE = 200;

    private final StateStore store;

    EventsResource(StateStore store) {
        this.store = store;
    }

    /** A page of events after a number, oldest first; empty when there are none. */
    public record Page(List<OutgoingMessage> items) {}

    @GET
    public Page after(@RestPath UUID id, @RestQuery long after) {
        return new Page(store
                .transaction(transaction -> transaction.rows(
                        "SELECT " + OutgoingMessage.COLUMNS + " FROM outbox WHERE message_key = ?1"
                                + " AND sequence > 0 AND sequence > ?2 ORDER BY sequence LIMIT ?3",
                        id.toString(),
                        after,
                        PAGE))
                .stream()
                .map(OutgoingMessage::of)
                .toList());
    }
}

package io.godwit.platform.service.deadletter;

import io.godwit.platform.service.deadletter.DeadLetters.Summary;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Dead letters of this service, for the gateway. */
@Path("/internal/v1/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class DeadLettersResource {
    private static final int PAGE = 200;

    private final DeadLetters letters;

    DeadLettersResource(DeadLetters letters) {
        this.letters = letters;
    }

    public record Page(List<Summary> items) {}

    @GET
    public Page list(@RestQuery Optional<Instant> before, @RestQuery @DefaultValue("50") int limit) {
        return new Page(letters.list(before.orElse(null), Math.clamp(limit, 1, PAGE)));
    }

    /** The one with this id, or none. */
    @GET
    @Path("/{id}")
    public Page find(@RestPath UUID id) {
        return new Page(letters.find(id).stream().toList());
    }

    /** @param version the migration's state version now, by the gateway */
    @POST
    @Path("/{id}/replay")
    public void replay(@RestPath UUID id, @RestQuery long version) {
        letters.replay(id, version);
    }
}

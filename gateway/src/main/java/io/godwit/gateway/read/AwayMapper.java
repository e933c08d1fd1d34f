package io.godwit.gateway.read;

import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers {@link OwnerReads.Away} as it was made, with what is known. */
public class AwayMapper {
    @ServerExceptionMapper(priority = 1)
    public Response away(OwnerReads.Away away) {
        return away.getResponse();
    }
}

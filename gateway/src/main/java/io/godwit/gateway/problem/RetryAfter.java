package io.godwit.gateway.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/** Says when to try again wherever trying again makes sense. */
@Provider
public class RetryAfter implements ContainerResponseFilter {
    private static final String HEADER = "Retry-After";
    private static final int SECONDS = 3;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        boolean later = response.getStatus() == 429 || response.getStatus() == 503;
        if (later && !response.getHeaders().containsKey(HEADER)) {
            response.getHeaders().putSingle(HEADER, SECONDS);
        }
    }
}

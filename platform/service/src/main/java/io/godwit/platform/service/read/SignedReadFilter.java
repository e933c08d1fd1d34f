package io.godwit.platform.service.read;

import io.godwit.platform.problem.PlatformProblem;
import io.godwit.platform.problem.ProblemException;
import io.godwit.platform.service.keys.ServiceIdentity;
import io.godwit.platform.sign.Keyring;
import io.godwit.platform.sign.ReadToken;
import io.godwit.platform.sign.ReadTokens;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Lets nothing under {@code /internal/} in without a token that was signed for this very request and is used once. */
@Provider
@PreMatching
public class SignedReadFilter implements ContainerRequestFilter {
    private static final String GUARDED = "/internal/";

    // looked up at each request: filters are made at build time, before there are settings
    private final Instance<Keyring> keyring;
    private final Instance<ServiceIdentity> identity;
    private final Clock clock = Clock.systemUTC();
    private final ReadTokens tokens = new ReadTokens(clock);
    private final Caller caller;
    private final Map<String, Long> used = new ConcurrentHashMap<>();

    SignedReadFilter(Instance<Keyring> keyring, Instance<ServiceIdentity> identity, Caller caller) {
        this.keyring = keyring;
        this.identity = identity;
        this.caller = caller;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        URI uri = request.getUriInfo().getRequestUri();
        if (!request.getUriInfo().getPath().startsWith(GUARDED)) {
            return;
        }
        String query = uri.getRawQuery();
        String path = query == null ? uri.getRawPath() : uri.getRawPath() + "?" + query;
        ReadToken token =
                tokens.verify(bearer(request), keyring.get(), identity.get().name(), request.getMethod(), path);
        long now = clock.instant().getEpochSecond();
        used.values().removeIf(expiry -> expiry <= now);
        if (used.putIfAbsent(token.jti(), token.exp()) != null) {
            throw new ProblemException(PlatformProblem.TOKEN_REFUSED, "it was used before");
        }
        caller.is(token);
    }

    private static String bearer(ContainerRequestContext request) {
        String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.startsWith(ReadToken.SCHEME + " ")) {
            throw new ProblemException(PlatformProblem.UNAUTHENTICATED, "the request carries no read token");
        }
        return header.substring(ReadToken.SCHEME.length() + 1);
    }
}

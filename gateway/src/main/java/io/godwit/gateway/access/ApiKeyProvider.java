package io.godwit.gateway.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Knows people and programs by their API keys. */
@ApplicationScoped
public class ApiKeyProvider implements IdentityProvider<ApiKeyRequest> {
    private final ApiKeys keys;
    private final KnownKeys known;

    ApiKeyProvider(ApiKeys keys, KnownKeys known) {
        this.keys = keys;
        this.known = known;
    }

    @Override
    public Class<ApiKeyRequest> getRequestType() {
        return ApiKeyRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(ApiKeyRequest request, AuthenticationRequestContext context) {
        return context.runBlocking(() -> identity(request.secret()));
    }

    private SecurityIdentity identity(String secret) {
        Optional<Caller> caller = keys.identify(secret);
        if (caller.isEmpty()) {
            known.refused(secret);
            throw new AuthenticationFailedException("unknown or revoked key");
        }
        known.opened(secret);
        return identity(caller.get());
    }

    private static SecurityIdentity identity(Caller caller) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(caller.name()))
                .addRoles(caller.role().included())
                .addAttribute(Caller.ATTRIBUTE, caller)
                .build();
    }
}

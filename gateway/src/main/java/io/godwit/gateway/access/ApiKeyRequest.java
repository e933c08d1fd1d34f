package io.godwit.gateway.access;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** Somebody shows an API key. */
final class ApiKeyRequest extends BaseAuthenticationRequest {
    private final String secret;

    ApiKeyRequest(String secret) {
        this.secret = secret;
    }

    String secret() {
        return secret;
    }
}

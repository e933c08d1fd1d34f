package io.godwit.gateway.access;

import java.util.UUID;

/**
 * On whose behalf a request is made.
 *
 * @param id of the API key; a signed-in person's will be derived from the issuer and the subject
 * @param name as the audit shows it
 * @param values whether values of rows may be shown
 */
public record Caller(UUID id, String name, Role role, boolean values) {
    static final String ATTRIBUTE = "godwit.caller";
}

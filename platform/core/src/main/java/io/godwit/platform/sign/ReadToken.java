package io.godwit.platform.sign;

/**
 * What a signed read says: who may do exactly this request at exactly this service, until when.
 *
 * @param iss the service that signed it
 * @param aud the service that is asked
 * @param path with its query, as it is sent
 * @param sub the person or key on whose behalf
 * @param role viewer, operator, admin; or service
 * @param values whether values of rows may be answered
 * @param exp seconds since 1970; at most 60 s after signing
 * @param jti once only
 */
public record ReadToken(
        String iss,
        String aud,
        String method,
        String path,
        String sub,
        String role,
        boolean values,
        long exp,
        String jti) {
    /** How long a token is good for, seconds. */
    public static final int LIFETIME = 60;

    /** The scheme in {@code Authorization}. */
    public static final String SCHEME = "Godwit";
}

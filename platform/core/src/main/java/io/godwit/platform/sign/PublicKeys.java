package io.godwit.platform.sign;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The public file of a service, {@code keys/public/<service>.json}. A second file of the same service with other key ids
 * takes part in a rotation.
 *
 * @param seal absent where nothing is ever sealed to the service
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PublicKeys(
        String service, Sign sign, @Nullable Seal seal) {

    /**
     * @param key base64 of the SubjectPublicKeyInfo (Ed25519)
     * @param types the message types that this key may sign, and {@link Keyring#SEALED_SECRET}, {@link Keyring#READ_TOKEN}
     */
    public record Sign(String id, String key, Set<String> types) {
        public Sign {
            types = Set.copyOf(types);
        }
    }

    /** @param key base64 of the SubjectPublicKeyInfo (X25519) */
    public record Seal(String id, String key) {}
}

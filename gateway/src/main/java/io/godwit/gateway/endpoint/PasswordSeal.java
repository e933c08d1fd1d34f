package io.godwit.gateway.endpoint;

import io.godwit.platform.migration.SealedEndpoint;
import io.godwit.platform.seal.Credentials;
import io.godwit.platform.sign.Keyring;
import io.godwit.platform.sign.SigningKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Set;

/** Seals passwords to those who connect, or start those who do; the gateway is not among them and cannot open them again. */
@ApplicationScoped
class PasswordSeal {
    private static final Set<String> RECIPIENTS = Set.of("assessment", "conversion", "control");

    private final Keyring keyring;
    private final SigningKey key;

    PasswordSeal(Keyring keyring, SigningKey key) {
        this.keyring = keyring;
        this.key = key;
    }

    /** The endpoint with its password, which is wiped. */
    SealedEndpoint seal(SealedEndpoint endpoint, char[] password) {
        try {
            return Credentials.seal(endpoint, password, keyring.recipients(RECIPIENTS), key);
        } finally {
            Arrays.fill(password, '\0');
        }
    }
}

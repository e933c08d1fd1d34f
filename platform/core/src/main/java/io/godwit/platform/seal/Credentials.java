package io.godwit.platform.seal;

import io.godwit.platform.migration.SealedEndpoint;
import io.godwit.platform.sign.Keyring;
import io.godwit.platform.sign.SigningKey;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * Passwords of endpoints: sealed the moment they enter, opened where a connection is made. The endpoint's fields are the
 * associated data, so that a password opens for no other endpoint, host, port, user, TLS mode, CA, pin or parameter.
 */
public final class Credentials {
    private static final String FIELD = "password";
    private static final SealedSecret NONE =
            new SealedSecret(0, new byte[0], new byte[0], java.util.Map.of(), "", new byte[0]);

    private Credentials() {}

    /** For an endpoint whose password is not sealed yet. */
    public static SealedSecret none() {
        return NONE;
    }

    /** The endpoint with this password, sealed to the recipients and signed; the password is not wiped here. */
    public static SealedEndpoint seal(
            SealedEndpoint endpoint, char[] password, Collection<Recipient> recipients, SigningKey signer) {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password));
        byte[] secret = new byte[encoded.remaining()];
        encoded.get(secret);
        Arrays.fill(encoded.array(), (byte) 0);
        try {
            return endpoint.with(SecretBox.seal(secret, associated(endpoint), recipients, signer));
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /** The password, which the caller wipes. PLT-0020 when any field was changed, PLT-0021 when it is for others. */
    public static char[] open(SealedEndpoint endpoint, OpeningKey key, Keyring keyring) {
        byte[] secret = new SecretBox(keyring).open(endpoint.password(), associated(endpoint), key);
        CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(secret));
        char[] password = new char[decoded.remaining()];
        decoded.get(password);
        Arrays.fill(decoded.array(), '\0');
        Arrays.fill(secret, (byte) 0);
        return password;
    }

    /** The same endpoint for one launch of workers only: sealed anew, with a data key that nothing else knows. */
    public static SealedEndpoint reseal(
            SealedEndpoint endpoint, OpeningKey own, Keyring keyring, Recipient launch, SigningKey signer) {
        char[] password = open(endpoint, own, keyring);
        try {
            return seal(endpoint, password, List.of(launch), signer);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    /** The same password for the services' keys of now, after a rotation. */
    public static SealedEndpoint rewrap(
            SealedEndpoint endpoint,
            OpeningKey own,
            Keyring keyring,
            Collection<Recipient> recipients,
            SigningKey signer) {
        var box = new SecretBox(keyring);
        return endpoint.with(box.rewrap(endpoint.password(), associated(endpoint), own, recipients, signer));
    }

    private static byte[] associated(SealedEndpoint endpoint) {
        var fields = new LengthPrefixed()
                .add(endpoint.id().toString())
                .add(endpoint.engine())
                .add(endpoint.host())
                .add(endpoint.port())
                .add(endpoint.user())
                .add(endpoint.tls())
                .add(endpoint.caPem().orElse(""))
                .add(endpoint.serverPin().orElse(""))
                .add(endpoint.parameters().size());
        new TreeMap<>(endpoint.parameters())
                .forEach((name, value) -> fields.add(name).add(value));
        return fields.add(FIELD).bytes();
    }
}

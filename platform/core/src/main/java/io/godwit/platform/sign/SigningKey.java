package io.godwit.platform.sign;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;

/**
 * A service's own Ed25519 key. Thread-safe.
 *
 * @param id as it stands in the service's public file, {@code gateway-1}
 */
public record SigningKey(String id, String service, PrivateKey key) {
    public byte[] sign(byte[] bytes) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign with " + id, e);
        }
    }

    @Override
    public String toString() {
        return "SigningKey[" + id + "]";
    }
}

package io.godwit.platform.seal;

import java.security.PrivateKey;
import java.security.PublicKey;

/** The X25519 key that opens what was sealed to {@code id}. */
public record OpeningKey(String id, PrivateKey key, PublicKey publicKey) {
    @Override
    public String toString() {
        return "OpeningKey[" + id + "]";
    }
}

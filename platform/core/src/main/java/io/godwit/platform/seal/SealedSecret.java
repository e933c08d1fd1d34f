package io.godwit.platform.seal;

import java.util.Map;

/**
 * A secret that only its recipients can open: one random data key (AES-256-GCM), wrapped for each recipient
 * (X25519, HKDF-SHA256). Associated data binds it to its endpoint, so that it opens nowhere else (H30).
 *
 * @param wrapped recipient's key id → data key wrapped for it
 * @param signer key id of the service that sealed it; {@code signature} is Ed25519 over record and associated data
 */
public record SealedSecret(
        int version,
        byte[] nonce,
        byte[] ciphertext,
        Map<String, WrappedKey> wrapped,
        String signer,
        byte[] signature) {
    public SealedSecret {
        wrapped = Map.copyOf(wrapped);
    }

    /** @param ephemeral the sender's one-time public key, raw X25519 */
    public record WrappedKey(byte[] ephemeral, byte[] nonce, byte[] key) {}

    @Override
    public String toString() {
        return "SealedSecret[" + wrapped.keySet() + "]";
    }
}

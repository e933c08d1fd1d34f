package io.godwit.platform.seal;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * The key that wraps a data key for one recipient: X25519 of a one-time key and the recipient's, then HKDF-SHA256 with both
 * public keys as salt, as RFC 9180 does it.
 */
final class KeyWrap {
    private static final int RAW = 32;

    /** SubjectPublicKeyInfo of X25519 before its 32 raw bytes (RFC 8410). */
    private static final byte[] SPKI = HexFormat.of().parseHex("302a300506032b656e032100");

    private static final byte[] INFO = "godwit-sealed-secret-v1".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private KeyWrap() {}

    record Sent(byte[] ephemeral, byte[] key) {}

    static Sent send(Recipient recipient) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("X25519");
        KeyPair oneTime = generator.generateKeyPair();
        byte[] ephemeral = raw(oneTime.getPublic());
        return new Sent(ephemeral, derive(oneTime.getPrivate(), recipient.key(), ephemeral, raw(recipient.key())));
    }

    static byte[] received(OpeningKey key, byte[] ephemeral) throws GeneralSecurityException {
        return derive(key.key(), publicKey(ephemeral), ephemeral, raw(key.publicKey()));
    }

    private static byte[] derive(PrivateKey own, PublicKey other, byte[] ephemeral, byte[] recipient)
            throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance("X25519");
        agreement.init(own);
        agreement.doPhase(other, true);
        byte[] salt = Arrays.copyOf(ephemeral, 2 * RAW);
        System.arraycopy(recipient, 0, salt, RAW, RAW);
        return KDF.getInstance("HKDF-SHA256")
                .deriveData(HKDFParameterSpec.ofExtract()
                        .addIKM(agreement.generateSecret())
                        .addSalt(salt)
                        .thenExpand(INFO, RAW));
    }

    static byte[] raw(PublicKey key) {
        byte[] encoded = key.getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - RAW, encoded.length);
    }

    static PublicKey publicKey(byte[] raw) throws GeneralSecurityException {
        if (raw.length != RAW) {
            throw new IllegalArgumentException("no X25519 key");
        }
        byte[] encoded = Arrays.copyOf(SPKI, SPKI.length + RAW);
        System.arraycopy(raw, 0, encoded, SPKI.length, RAW);
        return KeyFactory.getInstance(NamedParameterSpec.X25519.getName())
                .generatePublic(new X509EncodedKeySpec(encoded));
    }
}

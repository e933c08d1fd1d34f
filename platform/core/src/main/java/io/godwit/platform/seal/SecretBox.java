package io.godwit.platform.seal;

import io.godwit.platform.problem.PlatformProblem;
import io.godwit.platform.problem.ProblemException;
import io.godwit.platform.seal.SealedSecret.WrappedKey;
import io.godwit.platform.sign.Keyring;
import io.godwit.platform.sign.SigningKey;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals and opens secrets. Invariants: a data key is random and used once; the ciphertext and the signature cover the same
 * associated data; nothing is opened before its signature is verified, for anyone can seal to a public key (H30).
 */
public final class SecretBox {
    private static final int VERSION = 1;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Keyring keyring;

    public SecretBox(Keyring keyring) {
        this.keyring = keyring;
    }

    public static SealedSecret seal(
            byte[] secret, byte[] associated, Collection<Recipient> recipients, SigningKey signer) {
        byte[] dataKey = random(32);
        try {
            byte[] nonce = random(NONCE);
            byte[] ciphertext = crypt(Cipher.ENCRYPT_MODE, dataKey, nonce, associated, secret);
            return signed(nonce, ciphertext, wrap(dataKey, recipients), associated, signer);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot seal", e);
        } finally {
            Arrays.fill(dataKey, (byte) 0);
        }
    }

    /** The secret's bytes, which the caller wipes. PLT-0020 when it was moved or changed, PLT-0021 when it is for others. */
    public byte[] open(SealedSecret sealed, byte[] associated, OpeningKey key) {
        byte[] dataKey = dataKey(sealed, associated, key);
        try {
            return crypt(Cipher.DECRYPT_MODE, dataKey, sealed.nonce(), associated, sealed.ciphertext());
        } catch (GeneralSecurityException e) {
            throw broken();
        } finally {
            Arrays.fill(dataKey, (byte) 0);
        }
    }

    /** The same secret for other recipients: what control does when a service's key is rotated. */
    public SealedSecret rewrap(
            SealedSecret sealed,
            byte[] associated,
            OpeningKey key,
            Collection<Recipient> recipients,
            SigningKey signer) {
        byte[] dataKey = dataKey(sealed, associated, key);
        try {
            crypt(Cipher.DECRYPT_MODE, dataKey, sealed.nonce(), associated, sealed.ciphertext());
            return signed(sealed.nonce(), sealed.ciphertext(), wrap(dataKey, recipients), associated, signer);
        } catch (GeneralSecurityException e) {
            throw broken();
        } finally {
            Arrays.fill(dataKey, (byte) 0);
        }
    }

    private byte[] dataKey(SealedSecret sealed, byte[] associated, OpeningKey key) {
        byte[] signed = signedBytes(sealed, associated);
        if (sealed.version() != VERSION
                || !keyring.verify(sealed.signer(), Keyring.SEALED_SECRET, signed, sealed.signature())) {
            throw broken();
        }
        WrappedKey wrapped = sealed.wrapped().get(key.id());
        if (wrapped == null) {
            throw new ProblemException(
                    PlatformProblem.NOT_A_RECIPIENT,
                    "it is sealed to " + sealed.wrapped().keySet() + ", not to " + key.id());
        }
        try {
            byte[] wrapKey = KeyWrap.received(key, wrapped.ephemeral());
            return crypt(Cipher.DECRYPT_MODE, wrapKey, wrapped.nonce(), bytes(key.id()), wrapped.key());
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw broken();
        }
    }

    private static Map<String, WrappedKey> wrap(byte[] dataKey, Collection<Recipient> recipients)
            throws GeneralSecurityException {
        var wrapped = new TreeMap<String, WrappedKey>();
        for (Recipient recipient : recipients) {
            KeyWrap.Sent sent = KeyWrap.send(recipient);
            byte[] nonce = random(NONCE);
            byte[] key = crypt(Cipher.ENCRYPT_MODE, sent.key(), nonce, bytes(recipient.id()), dataKey);
            wrapped.put(recipient.id(), new WrappedKey(sent.ephemeral(), nonce, key));
        }
        return wrapped;
    }

    private static SealedSecret signed(
            byte[] nonce, byte[] ciphertext, Map<String, WrappedKey> wrapped, byte[] associated, SigningKey signer) {
        var unsigned = new SealedSecret(VERSION, nonce, ciphertext, wrapped, signer.id(), new byte[0]);
        byte[] signature = signer.sign(signedBytes(unsigned, associated));
        return new SealedSecret(VERSION, nonce, ciphertext, wrapped, signer.id(), signature);
    }

    private static byte[] signedBytes(SealedSecret sealed, byte[] associated) {
        var fields = new LengthPrefixed()
                .add("godwit-sealed-secret")
                .add(sealed.version())
                .add(sealed.signer())
                .add(associated)
                .add(sealed.nonce())
                .add(sealed.ciphertext());
        new TreeMap<>(sealed.wrapped())
                .forEach((id, key) ->
                        fields.add(id).add(key.ephemeral()).add(key.nonce()).add(key.key()));
        return fields.bytes();
    }

    static byte[] encrypt(byte[] key, byte[] nonce, byte[] associated, byte[] clear) throws GeneralSecurityException {
        return crypt(Cipher.ENCRYPT_MODE, key, nonce, associated, clear);
    }

    static byte[] decrypt(byte[] key, byte[] nonce, byte[] associated, byte[] hidden) throws GeneralSecurityException {
        return crypt(Cipher.DECRYPT_MODE, key, nonce, associated, hidden);
    }

    /** Throws {@link AEADBadTagException} (a GeneralSecurityException) for another key, nonce or associated data. */
    private static byte[] crypt(int mode, byte[] key, byte[] nonce, byte[] associated, byte[] input)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(associated);
        return cipher.doFinal(input);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    static byte[] random(int size) {
        byte[] bytes = new byte[size];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static ProblemException broken() {
        return new ProblemException(
                PlatformProblem.SEAL_BROKEN, "the seal does not fit the endpoint's fields or its signer may not seal");
    }
}

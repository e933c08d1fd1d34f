package io.godwit.engine.mysql.client;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Proofs of a password that hide it.
 *
 * <p>Source: MySQL internals, "Native Authentication" and "Caching SHA-2 Authentication".
 */
final class Scramble {
    private Scramble() {}

    /** SHA1(password) XOR SHA1(seed, SHA1(SHA1(password))); nothing for the empty password. */
    static byte[] nativePassword(byte[] password, byte[] seed) {
        if (password.length == 0) {
            return new byte[0];
        }
        MessageDigest sha1 = digest("SHA-1");
        byte[] once = sha1.digest(password);
        byte[] twice = sha1.digest(once);
        sha1.update(seed);
        return xor(once, sha1.digest(twice));
    }

    /** SHA256(password) XOR SHA256(SHA256(SHA256(password)), seed); nothing for the empty password. */
    static byte[] cachingSha2(byte[] password, byte[] seed) {
        if (password.length == 0) {
            return new byte[0];
        }
        MessageDigest sha256 = digest("SHA-256");
        byte[] once = sha256.digest(password);
        byte[] twice = sha256.digest(once);
        sha256.update(twice);
        return xor(once, sha256.digest(seed));
    }

    /** The password and a zero byte, mixed with the seed: what is encrypted for the server's RSA key. */
    static byte[] mixed(byte[] password, byte[] seed) {
        byte[] mixed = Arrays.copyOf(password, password.length + 1);
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] ^= seed[i % seed.length];
        }
        return mixed;
    }

    static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] xor(byte[] left, byte[] right) {
        byte[] result = left.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] ^= right[i];
        }
        return result;
    }
}

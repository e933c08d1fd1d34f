package io.godwit.engine.mysql.client;

import io.godwit.engine.Endpoint;
import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Cipher;

/**
 * The RSA key by which a server takes a password without TLS. A key that comes over the same open line proves nothing, so
 * it must be the one that a person pinned: the SHA-256 of its DER form (SubjectPublicKeyInfo).
 */
final class ServerKey {
    private ServerKey() {}

    static byte[] encrypt(byte[] pem, Endpoint endpoint, byte[] mixed) {
        byte[] der = der(pem, endpoint);
        byte[] actual = Scramble.digest("SHA-256").digest(der);
        byte[] pinned = pin(endpoint);
        if (!MessageDigest.isEqual(actual, pinned)) {
            throw new EngineException(
                    Kind.AUTHENTICATION,
                    endpoint + " shows an RSA key that is not the pinned one. The password was not sent.",
                    "Compare with the server's own: SHOW STATUS LIKE 'Caching_sha2_password_rsa_public_key'; or use TLS.");
        }
        try {
            PublicKey key = KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der));
            Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
            cipher.init(Cipher.ENCRYPT_MODE, key);
            return cipher.doFinal(mixed);
        } catch (GeneralSecurityException e) {
            throw new EngineException(
                    Kind.AUTHENTICATION, endpoint + " shows an RSA key that cannot be used.", "Use TLS.", null, e);
        } finally {
            Arrays.fill(mixed, (byte) 0);
        }
    }

    private static byte[] pin(Endpoint endpoint) {
        String pin =
                endpoint.tls().serverPin().orElse("").replace(":", "").strip().toLowerCase(Locale.ROOT);
        if (pin.isEmpty()) {
            throw new EngineException(
                    Kind.AUTHENTICATION,
                    endpoint + " offers an RSA key that nobody pinned. The password was not sent.",
                    "Use tls=verify-full, or pin the server's key.");
        }
        try {
            return HexFormat.of().parseHex(pin);
        } catch (IllegalArgumentException e) {
            throw new EngineException(
                    Kind.AUTHENTICATION, "The pin of the server's key is no SHA-256 in hex.", "Write 64 hex digits.");
        }
    }

    private static byte[] der(byte[] pem, Endpoint endpoint) {
        String text = new String(pem, StandardCharsets.US_ASCII).replaceAll("-----[A-Z ]+-----", "");
        try {
            return Base64.getMimeDecoder().decode(text.replace("\0", ""));
        } catch (IllegalArgumentException e) {
            throw new EngineException(
                    Kind.WRONG_SERVER, endpoint + " sent an RSA key that is no PEM.", "Check host and port.");
        }
    }
}

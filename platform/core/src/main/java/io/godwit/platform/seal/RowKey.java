package io.godwit.platform.seal;

import io.godwit.platform.problem.PlatformProblem;
import io.godwit.platform.problem.ProblemException;
import io.godwit.platform.sign.Keyring;
import io.godwit.platform.sign.SigningKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;

/**
 * The key of one task, under which its worker hides what it tells of rows (H30): control keeps it sealed, and shows what it
 * hides only to those who may see values. AES-256-GCM; a sealed text is nonce, then ciphertext. Immutable.
 */
public final class RowKey {
    private static final int NONCE = 12;
    private static final int SIZE = 32;

    private final byte[] key;

    private RowKey(byte[] key) {
        this.key = key;
    }

    /** A new key, sealed to these; nobody else ever sees it. */
    public static SealedSecret create(UUID task, Collection<Recipient> recipients, SigningKey signer) {
        byte[] key = SecretBox.random(SIZE);
        try {
            return SecretBox.seal(key, associated(task), recipients, signer);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** PLT-0020 when it was changed or is another task's, PLT-0021 when it is sealed to others. */
    public static RowKey open(SealedSecret sealed, UUID task, OpeningKey own, Keyring keyring) {
        return new RowKey(new SecretBox(keyring).open(sealed, associated(task), own));
    }

    /** The same key for a launch of workers only. */
    public static SealedSecret reseal(
            SealedSecret sealed,
            UUID task,
            OpeningKey own,
            Keyring keyring,
            Collection<Recipient> recipients,
            SigningKey signer) {
        return new SecretBox(keyring).rewrap(sealed, associated(task), own, recipients, signer);
    }

    /** @param place what the text is of, {@code ledger/17}: it opens nowhere else */
    public byte[] seal(String text, String place) {
        byte[] nonce = SecretBox.random(NONCE);
        try {
            byte[] hidden = SecretBox.encrypt(key, nonce, bytes(place), bytes(text));
            byte[] sealed = Arrays.copyOf(nonce, NONCE + hidden.length);
            System.arraycopy(hidden, 0, sealed, NONCE, hidden.length);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot seal", e);
        }
    }

    /** PLT-0020 when it was changed, moved, or sealed with another key. */
    public String open(byte[] sealed, String place) {
        try {
            byte[] whole = Arrays.copyOf(sealed, Math.max(NONCE, sealed.length));
            byte[] nonce = Arrays.copyOf(whole, NONCE);
            byte[] hidden = Arrays.copyOfRange(whole, NONCE, whole.length);
            return new String(SecretBox.decrypt(key, nonce, bytes(place), hidden), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new ProblemException(PlatformProblem.SEAL_BROKEN, "it was not sealed with this task's key");
        }
    }

    private static byte[] associated(UUID task) {
        return new LengthPrefixed().add("godwit-row-key").add(task.toString()).bytes();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "RowKey";
    }
}

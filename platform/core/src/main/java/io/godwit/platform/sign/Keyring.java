package io.godwit.platform.sign;

import io.godwit.platform.message.Json;
import io.godwit.platform.problem.PlatformProblem;
import io.godwit.platform.problem.ProblemException;
import io.godwit.platform.seal.Recipient;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The public keys of all services, from files only: a key that came with a message would prove nothing. Each key may sign
 * the types that its file lists and nothing else. Immutable; a rotation is seen after a restart.
 */
public final class Keyring {
    /** The permission to seal passwords of endpoints. */
    public static final String SEALED_SECRET = "sealed-secret";

    /** The permission to sign reads of other services. */
    public static final String READ_TOKEN = "read-token";

    private final Map<String, Signer> signers = new HashMap<>();
    private final List<Recipient> recipients = new ArrayList<>();

    private record Signer(String service, PublicKey key, Set<String> types) {}

    public Keyring(Collection<PublicKeys> files) {
        files.forEach(this::add);
    }

    /** Reads every {@code *.json} of a folder. Throws PLT-0022 that names the file. */
    public static Keyring load(Path directory) {
        var files = new ArrayList<PublicKeys>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory, "*.json")) {
            for (Path file : stream) {
                files.add(read(file));
            }
        } catch (IOException e) {
            throw unusable(directory + " cannot be read");
        }
        return new Keyring(files);
    }

    private static PublicKeys read(Path file) {
        try {
            return Json.mapper().readValue(file.toFile(), PublicKeys.class);
        } catch (IOException | RuntimeException e) {
            throw unusable(file + " is no file of public keys");
        }
    }

    private void add(PublicKeys file) {
        PublicKeys.Sign sign = file.sign();
        if (sign.types().contains("*")) {
            throw unusable("the key " + sign.id() + " lists * instead of the types that it may sign");
        }
        PublicKey key = KeyFiles.publicKey("Ed25519", sign.key());
        if (signers.put(sign.id(), new Signer(file.service(), key, sign.types())) != null) {
            throw unusable("two files hold the key " + sign.id());
        }
        PublicKeys.Seal seal = file.seal();
        if (seal != null) {
            recipients.add(new Recipient(seal.id(), file.service(), KeyFiles.publicKey("X25519", seal.key())));
        }
    }

    /** Whose key it is and what it may sign was checked; {@code false} for an unknown key, a wrong type, a bad signature. */
    public boolean verify(String keyId, String type, byte[] signed, byte[] signature) {
        Signer signer = signers.get(keyId);
        return signer != null && signer.types().contains(type) && verify(signer.key(), signed, signature);
    }

    private static boolean verify(PublicKey key, byte[] signed, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(signed);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** The service that a key belongs to; empty for an unknown one. */
    public String serviceOf(String keyId) {
        Signer signer = signers.get(keyId);
        return signer == null ? "" : signer.service();
    }

    /** The keys that a secret must be sealed to, so that these services can open it. */
    public List<Recipient> recipients(Set<String> services) {
        var found = recipients.stream()
                .filter(recipient -> services.contains(recipient.service()))
                .toList();
        for (String service : services) {
            if (found.stream().noneMatch(recipient -> recipient.service().equals(service))) {
                throw unusable("there is no public seal key of " + service);
            }
        }
        return found;
    }

    private static ProblemException unusable(String detail) {
        return new ProblemException(PlatformProblem.KEYS_UNUSABLE, detail);
    }
}

package io.godwit.platform.sign;

import io.godwit.platform.message.Json;
import io.godwit.platform.problem.PlatformProblem;
import io.godwit.platform.problem.ProblemException;
import io.godwit.platform.seal.OpeningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Set;

/**
 * Keys as files: private ones as PKCS#8 PEM (0600), public ones as {@link PublicKeys}. The layout of the {@code keys}
 * folder is {@code <service>.sign.key}, {@code <service>.seal.key}, {@code public/<service>.json}.
 */
public final class KeyFiles {
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private KeyFiles() {}

    /** Makes the keys of a service that has none yet; leaves what is there. */
    public static void createMissing(Path keys, String service) throws IOException {
        Path publicFile = keys.resolve("public").resolve(service + ".json");
        if (Files.exists(publicFile)) {
            return;
        }
        createPrivateDirectory(keys);
        createPrivateDirectory(keys.resolve("public"));
        KeyPair sign = pair("Ed25519");
        writePrivate(signKey(keys, service), pem(sign.getPrivate()));
        PublicKeys.Seal seal = null;
        if (ServiceRights.opensSecrets(service)) {
            KeyPair pair = pair("X25519");
            writePrivate(sealKey(keys, service), pem(pair.getPrivate()));
            seal = new PublicKeys.Seal(service + "-1", base64(pair.getPublic()));
        }
        var file = new PublicKeys(
                service,
                new PublicKeys.Sign(service + "-1", base64(sign.getPublic()), ServiceRights.typesOf(service)),
                seal);
        writePrivate(publicFile, Json.bytes(file));
    }

    public static Path signKey(Path keys, String service) {
        return keys.resolve(service + ".sign.key");
    }

    public static Path sealKey(Path keys, String service) {
        return keys.resolve(service + ".seal.key");
    }

    /** The service's signing key; its id stands in the service's public file. */
    public static SigningKey loadSigningKey(Path privateFile, Path publicFile) {
        PublicKeys file = readPublic(publicFile);
        return new SigningKey(file.sign().id(), file.service(), readPrivate("Ed25519", privateFile));
    }

    /** The service's key for sealed secrets. */
    public static OpeningKey loadOpeningKey(Path privateFile, Path publicFile) {
        PublicKeys.Seal seal = readPublic(publicFile).seal();
        if (seal == null) {
            throw unusable(publicFile + " has no seal key", null);
        }
        PublicKey key = publicKey("X25519", seal.key());
        return new OpeningKey(seal.id(), readPrivate("X25519", privateFile), key);
    }

    public static KeyPair pair(String algorithm) {
        try {
            return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(algorithm + " is missing in this JDK", e);
        }
    }

    public static String base64(PublicKey key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    public static PublicKey publicKey(String algorithm, String base64) {
        try {
            var spec = new X509EncodedKeySpec(Base64.getDecoder().decode(base64));
            return KeyFactory.getInstance(algorithm).generatePublic(spec);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw unusable("a public " + algorithm + " key cannot be read", e);
        }
    }

    /** Reads a PEM private key; the exception names the file, never its content. */
    public static PrivateKey readPrivate(String algorithm, Path file) {
        try {
            String body = Files.readString(file, StandardCharsets.US_ASCII)
                    .replace(BEGIN, "")
                    .replace(END, "")
                    .replaceAll("\\s", "");
            var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body));
            return KeyFactory.getInstance(algorithm).generatePrivate(spec);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw unusable(file + " is no readable private " + algorithm + " key", null);
        }
    }

    public static byte[] pem(PrivateKey key) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return (BEGIN + "\n" + body + "\n" + END + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** Writes a file that its owner alone can read, from its first byte on; an existing one is replaced at once. */
    public static void writePrivate(Path file, byte[] content) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(temporary);
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.createFile(temporary, owner);
        Files.write(temporary, content, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        Files.move(
                temporary,
                file,
                java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    /** A folder for its owner alone. */
    public static void createPrivateDirectory(Path directory) throws IOException {
        Path parent = directory.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        try {
            Files.createDirectory(directory, owner);
        } catch (FileAlreadyExistsException e) {
            Files.setPosixFilePermissions(directory, Set.copyOf(PosixFilePermissions.fromString("rwx------")));
        }
    }

    private static PublicKeys readPublic(Path file) {
        try {
            return Json.mapper().readValue(file.toFile(), PublicKeys.class);
        } catch (IOException e) {
            throw unusable(file + " is no file of public keys", e);
        }
    }

    private static ProblemException unusable(String detail, @org.jspecify.annotations.Nullable Exception cause) {
        var problem = new ProblemException(PlatformProblem.KEYS_UNUSABLE, detail);
        if (cause != null) {
            problem.initCause(cause);
        }
        return problem;
    }
}

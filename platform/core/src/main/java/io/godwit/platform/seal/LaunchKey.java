package io.godwit.platform.seal;

import io.godwit.platform.problem.PlatformProblem;
import io.godwit.platform.problem.ProblemException;
import io.godwit.platform.sign.KeyFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.interfaces.XECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.util.Base64;
import java.util.UUID;

/**
 * The key of one launch of workers: a task's passwords are sealed to it, so that a worker opens those and no others (H30).
 * Its file holds id and both halves, raw and in base64, one a line; it lies apart from the sealed passwords.
 */
public final class LaunchKey {
    private LaunchKey() {}

    /** Makes a key and writes its file, 0600. */
    public static OpeningKey create(Path file) throws IOException {
        KeyPair pair = KeyFiles.pair("X25519");
        String id = "launch-" + UUID.randomUUID();
        byte[] scalar = ((XECPrivateKey) pair.getPrivate()).getScalar().orElseThrow();
        var encoder = Base64.getEncoder();
        String text = id + "\n" + encoder.encodeToString(scalar) + "\n"
                + encoder.encodeToString(KeyWrap.raw(pair.getPublic())) + "\n";
        KeyFiles.writePrivate(file, text.getBytes(StandardCharsets.US_ASCII));
        return new OpeningKey(id, pair.getPrivate(), pair.getPublic());
    }

    public static OpeningKey read(Path file) {
        try {
            String[] lines = Files.readString(file, StandardCharsets.US_ASCII).split("\n");
            var decoder = Base64.getDecoder();
            var spec = new XECPrivateKeySpec(NamedParameterSpec.X25519, decoder.decode(lines[1]));
            return new OpeningKey(
                    lines[0],
                    KeyFactory.getInstance("X25519").generatePrivate(spec),
                    KeyWrap.publicKey(decoder.decode(lines[2])));
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new ProblemException(PlatformProblem.KEYS_UNUSABLE, file + " is no file of a launch key");
        }
    }
}

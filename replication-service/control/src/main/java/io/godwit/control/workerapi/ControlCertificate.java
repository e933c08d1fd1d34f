package io.godwit.control.workerapi;

import io.godwit.control.ControlProblem;
import io.godwit.platform.problem.ProblemException;
import io.godwit.platform.service.keys.KeySettings;
import io.godwit.platform.sign.KeyFiles;
import io.quarkus.tls.runtime.KeyStoreAndKeyCertOptions;
import io.quarkus.tls.runtime.KeyStoreProvider;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PfxOptions;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/**
 * Control's self-signed certificate, which workers pin: {@code keys/control-tls.p12} with its password in a file beside it,
 * both made at the first start. No authority is asked; the pin in a worker's specification is the proof.
 *
 * <p>The JDK has no public way to make a certificate, so its {@code keytool} does, with the password in a file.
 */
@Singleton
@Identifier("worker-api")
public class ControlCertificate implements KeyStoreProvider {
    private static final String ALIAS = "control";
    private static final int PASSWORD_BYTES = 32;
    private static final int KEYTOOL_SECONDS = 60;

    private final Path store;
    private final Path password;

    ControlCertificate(KeySettings keys) {
        this.store = keys.directory().resolve("control-tls.p12");
        this.password = keys.directory().resolve("control-tls.password");
    }

    @Override
    public KeyStoreAndKeyCertOptions getKeyStore(Vertx vertx) {
        try {
            createMissing();
            KeyStore keys = load();
            var options = new PfxOptions()
                    .setValue(Buffer.buffer(Files.readAllBytes(store)))
                    .setPassword(secret());
            return new KeyStoreAndKeyCertOptions(keys, options);
        } catch (IOException | GeneralSecurityException e) {
            throw unusable(e);
        }
    }

    String pem() {
        try {
            byte[] encoded = load().getCertificate(ALIAS).getEncoded();
            String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
            return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
        } catch (IOException | GeneralSecurityException e) {
            throw unusable(e);
        }
    }

    private KeyStore load() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, secret().toCharArray());
        }
        return keys;
    }

    private String secret() throws IOException {
        return Files.readString(password, StandardCharsets.US_ASCII).strip();
    }

    private void createMissing() throws IOException {
        if (Files.exists(store)) {
            return;
        }
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        KeyFiles.writePrivate(password, text.getBytes(StandardCharsets.US_ASCII));
        Path draft = store.resolveSibling("control-tls.new.p12");
        Files.deleteIfExists(draft);
        keytool(draft);
        KeyFiles.writePrivate(draft.resolveSibling("control-tls.p12.draft"), Files.readAllBytes(draft));
        Files.move(draft.resolveSibling("control-tls.p12.draft"), store, StandardCopyOption.ATOMIC_MOVE);
        Files.delete(draft);
    }

    private void keytool(Path draft) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=godwit-control",
                        "-ext",
                        "SAN=dns:localhost,ip:127.0.0.1",
                        "-validity",
                        "36500",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        draft.toString(),
                        "-storepass:file",
                        password.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(KEYTOOL_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("keytool does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        if (process.exitValue() != 0) {
            throw new IOException("keytool ended with " + process.exitValue());
        }
    }

    private ProblemException unusable(Exception cause) {
        var problem = new ProblemException(ControlProblem.CERTIFICATE_UNUSABLE, store + " cannot be used.");
        problem.initCause(cause);
        return problem;
    }
}

package io.godwit.platform.servers.test;

import io.godwit.platform.servers.ServerTls;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A certificate authority for tests, made by the JDK's keytool, and the certificates that it signs. Files are PEM; keys are RSA,
 * PKCS #8, mode 0600.
 */
public final class TestCertificates {
    private static final String STORE_PASSWORD = "not-secret";

    private final Path folder;
    private final Path authority;

    /** Makes an authority in this folder. */
    public TestCertificates(Path folder) {
        this.folder = folder;
        this.authority = folder.resolve("ca.pem");
        keytool(
                "-genkeypair",
                "-alias",
                "ca",
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-validity",
                "30",
                "-dname",
                "CN=Godwit test authority",
                "-ext",
                "bc:critical=ca:true",
                "-ext",
                "ku:critical=keyCertSign,cRLSign");
        keytool("-exportcert", "-alias", "ca", "-rfc", "-file", authority.toString());
    }

    /** PEM file of the authority's certificate. */
    public Path authority() {
        return authority;
    }

    /**
     * Certificate and key for a server.
     *
     * @param name of the files
     * @param alternatives subject alternative names as keytool writes them, {@code "dns:localhost"} or {@code "ip:127.0.0.1"}
     */
    public ServerTls server(String name, String... alternatives) {
        Path request = folder.resolve(name + ".csr");
        Path certificate = folder.resolve(name + ".pem");
        keytool("-genkeypair", "-alias", name, "-keyalg", "RSA", "-keysize", "2048", "-dname", "CN=" + name);
        keytool("-certreq", "-alias", name, "-file", request.toString());
        List<String> sign = new ArrayList<>(List.of("-gencert", "-alias", "ca", "-rfc", "-validity", "30"));
        sign.addAll(List.of("-infile", request.toString(), "-outfile", certificate.toString()));
        if (alternatives.length > 0) {
            sign.addAll(List.of("-ext", "san=" + String.join(",", alternatives)));
        }
        keytool(sign.toArray(String[]::new));
        return new ServerTls(certificate, exportKey(name), authority);
    }

    private Path exportKey(String name) {
        Path file = folder.resolve(name + ".key");
        try (var store = Files.newInputStream(folder.resolve("store.p12"))) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(store, STORE_PASSWORD.toCharArray());
            byte[] key = keys.getKey(name, STORE_PASSWORD.toCharArray()).getEncoded();
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    file,
                    "-----BEGIN PRIVATE KEY-----\n"
                            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key)
                            + "\n-----END PRIVATE KEY-----\n");
            return file;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("No key for " + name, e);
        }
    }

    private void keytool(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", STORE_PASSWORD));
        command.addAll(List.of("-keystore", folder.resolve("store.p12").toString()));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("keytool failed: " + output);
            }
        } catch (IOException e) {
            throw new IllegalStateException("keytool cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}

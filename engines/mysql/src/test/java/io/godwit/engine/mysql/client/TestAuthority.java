package io.godwit.engine.mysql.client;

import io.godwit.platform.servers.ServerTls;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A certificate authority of a test's own, made with the JDK's keytool. */
final class TestAuthority {
    private static final String STORE = "changeit";

    private final Path folder;
    private final String name;

    TestAuthority(Path folder, String name) throws IOException, InterruptedException {
        this.folder = folder;
        this.name = name;
        generate(name, "CN=" + name, "-ext", "bc:c", "-ext", "KeyUsage=keyCertSign");
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                name,
                "-file",
                pem(name).toString(),
                "-keystore",
                store(name).toString());
    }

    String caPem() throws IOException {
        return Files.readString(pem(name));
    }

    /** A certificate for {@code localhost}, not for its address. */
    ServerTls issue(String server) throws IOException, InterruptedException, GeneralSecurityException {
        generate(server, "CN=" + server);
        Path request = folder.resolve(server + ".csr");
        keytool(
                "-certreq",
                "-alias",
                server,
                "-file",
                request.toString(),
                "-keystore",
                store(server).toString());
        keytool(
                "-gencert",
                "-rfc",
                "-alias",
                name,
                "-infile",
                request.toString(),
                "-outfile",
                pem(server).toString(),
                "-ext",
                "SAN=dns:localhost",
                "-keystore",
                store(name).toString());
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store(server))) {
            keys.load(in, STORE.toCharArray());
        }
        byte[] key = keys.getKey(server, STORE.toCharArray()).getEncoded();
        Path keyFile = folder.resolve(server + ".key");
        Files.writeString(
                keyFile,
                "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                        + "\n-----END PRIVATE KEY-----\n");
        Files.setPosixFilePermissions(keyFile, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
        return new ServerTls(pem(server), keyFile, pem(name));
    }

    private void generate(String alias, String subject, String... more) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-genkeypair", "-alias", alias, "-dname", subject));
        arguments.addAll(List.of("-keyalg", "RSA", "-keysize", "2048", "-validity", "30"));
        arguments.addAll(
                List.of("-storetype", "PKCS12", "-keystore", store(alias).toString()));
        arguments.addAll(List.of(more));
        keytool(arguments.toArray(String[]::new));
    }

    private void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storepass", STORE));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(output);
        }
    }

    private Path store(String alias) {
        return folder.resolve(alias + ".p12");
    }

    private Path pem(String alias) {
        return folder.resolve(alias + ".pem");
    }
}

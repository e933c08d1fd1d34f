package io.godwit.platform.servers.binaries;

import io.godwit.platform.servers.ServerException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Unpacked server programs, shared by all processes of this user.
 *
 * <p>A folder appears under its final name only when it is complete (renamed in place); a lock file keeps a second process, and a
 * monitor a second thread, from doing the work twice. What a killed process left half unpacked is removed by the next.
 */
public final class BinaryCache {
    private static final Object ONE_AT_A_TIME = new Object();

    private final Path folder;

    public BinaryCache(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    /** {@code $GODWIT_CACHE}, or {@code ~/.cache/godwit}. */
    public static BinaryCache standard() {
        String chosen = System.getenv("GODWIT_CACHE");
        return new BinaryCache(
                chosen != null && !chosen.isBlank()
                        ? Path.of(chosen)
                        : Path.of(System.getProperty("user.home"), ".cache", "godwit"));
    }

    public Path folder() {
        return folder;
    }

    /** Fills a folder with the files of one version of one server. */
    @FunctionalInterface
    public interface Unpacking {
        void into(Path folder) throws IOException;
    }

    /** The folder of this name, unpacked now if it is not there yet. The name holds the version. */
    public Path folder(String name, Unpacking unpacking) {
        Path wanted = folder.resolve(name);
        if (Files.isDirectory(wanted)) {
            return wanted;
        }
        synchronized (ONE_AT_A_TIME) {
            try {
                Files.createDirectories(folder);
                try (FileChannel channel = FileChannel.open(
                                folder.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        FileLock lock = channel.lock()) {
                    if (lock.isValid() && !Files.isDirectory(wanted)) {
                        unpack(name, wanted, unpacking);
                    }
                }
                return wanted;
            } catch (IOException e) {
                throw new ServerException(
                        "The programs of " + name + " could not be unpacked to " + folder + ": " + e.getMessage(),
                        "Check that the folder can be written and has 700 MB left, or name another one in GODWIT_CACHE.",
                        e);
            }
        }
    }

    private void unpack(String name, Path wanted, Unpacking unpacking) throws IOException {
        String prefix = "." + name + ".unpacking-";
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder, prefix + "*")) {
            for (Path leftover : leftovers) {
                deleteTree(leftover);
            }
        }
        Path work = folder.resolve(prefix + ProcessHandle.current().pid());
        Files.createDirectory(work);
        unpacking.into(work);
        force(work);
        Files.move(work, wanted, StandardCopyOption.ATOMIC_MOVE);
    }

    /** A rename may outlive a crash of the machine that the files' content does not. */
    private static void force(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder).filter(Files::isRegularFile)) {
            for (Path file : files.toList()) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.force(false);
                }
            }
        }
    }

    /** Deletes a folder and all in it; follows no links. */
    public static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> tree = Files.walk(root)) {
            deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }
}

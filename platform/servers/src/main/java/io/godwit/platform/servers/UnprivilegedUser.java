package io.godwit.platform.servers;

import io.godwit.platform.servers.binaries.BinaryCache;
import io.godwit.platform.servers.process.Processes;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How PostgreSQL, which refuses root, is run by root; see {@link RunAs}. */
final class UnprivilegedUser {
    /** {@code nobody}; initdb wants an id that has a name. */
    private static final int NOBODY = 65_534;

    private static final Path CACHE_FOR_ALL = Path.of("/var/cache/godwit");

    private final boolean root;
    private final boolean other;

    UnprivilegedUser(RunAs runAs) {
        root = Processes.isRoot();
        other = root && (runAs == RunAs.OTHER_USER || !userNamespaces());
    }

    /** Some containers forbid them; then PostgreSQL can only run under another id. */
    private static boolean userNamespaces() {
        try {
            Process probe = new ProcessBuilder("unshare", "--user", "true")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return probe.waitFor() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    boolean separate() {
        return other;
    }

    /** What stands before a command. Both programs exec in place, so the process id stays. */
    List<String> prefix() {
        if (other) {
            return List.of(
                    "setpriv",
                    "--reuid=" + NOBODY,
                    "--regid=" + NOBODY,
                    "--clear-groups",
                    "--inh-caps=-all",
                    "--bounding-set=-all",
                    "--no-new-privs");
        }
        return root ? List.of("unshare", "--user") : List.of();
    }

    /** A cache whose programs that user can run: root's own folder is closed to others. */
    BinaryCache cache(BinaryCache wanted) {
        return !other || closedTo(wanted.folder()) == null ? wanted : new BinaryCache(CACHE_FOR_ALL);
    }

    /** Lets that user pass through the server's folder, and says so when a folder above is closed. */
    void open(Path folder) throws IOException {
        if (!other) {
            return;
        }
        var permissions = Files.getPosixFilePermissions(folder);
        permissions.add(PosixFilePermission.OTHERS_EXECUTE);
        Files.setPosixFilePermissions(folder, permissions);
        Path closed = closedTo(folder);
        if (closed != null) {
            throw new ServerException(
                    "PostgreSQL under a user of its own cannot reach " + folder + ": " + closed
                            + " is closed to others",
                    "Choose a folder elsewhere, for example under /var/lib/godwit, or run Godwit as an ordinary user.");
        }
    }

    private static @Nullable Path closedTo(Path folder) {
        for (Path at = folder; at != null; at = at.getParent()) {
            try {
                if (Files.exists(at)
                        && !Files.getPosixFilePermissions(at).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                    return at;
                }
            } catch (IOException unreadable) {
                return at;
            }
        }
        return null;
    }

    /** Gives a file, or a folder with all in it, to that user. */
    void own(Path path) throws IOException {
        if (!other) {
            return;
        }
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                give(folder);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                give(file);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void give(Path path) throws IOException {
        Files.setAttribute(path, "unix:uid", NOBODY, LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(path, "unix:gid", NOBODY, LinkOption.NOFOLLOW_LINKS);
    }
}

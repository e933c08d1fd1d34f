package io.godwit.platform.servers.binaries;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Predicate;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Unpacks a tar stream. Every file becomes readable, and where it was executable executable, for everybody, whatever the umask. */
final class TarArchive {
    private TarArchive() {}

    static void unpack(InputStream tar, Path folder, Predicate<String> wanted) throws IOException {
        TarArchiveInputStream entries = new TarArchiveInputStream(tar);
        for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
            Path target = folder.resolve(entry.getName()).normalize();
            if (!target.startsWith(folder)) {
                throw new IOException("An archive entry points outside its folder: " + entry.getName());
            }
            if (entry.isDirectory() || !wanted.test(entry.getName())) {
                continue;
            }
            createFoldersFor(target, folder);
            if (entry.isSymbolicLink()) {
                Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            } else {
                Files.copy(entries, target);
                permit(target, (entry.getMode() & 0100) != 0);
            }
        }
    }

    /** Makes the folders between the root and a file. */
    static void createFoldersFor(Path file, Path root) throws IOException {
        permit(root, true);
        Path between = root.relativize(file);
        for (int depth = 1; depth < between.getNameCount(); depth++) {
            Path folder = root.resolve(between.subpath(0, depth));
            Files.createDirectories(folder);
            permit(folder, true);
        }
    }

    static void permit(Path path, boolean executable) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
}

package io.godwit.platform.servers.binaries;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * A folder on the class path, in a jar or in a build's {@code target/classes}, found by a file that lies in it.
 *
 * @param prefix path of the folder, ending with a slash
 * @param anchor the address of a file in it
 * @param anchorName the path of that file
 */
record ClasspathFolder(String prefix, URL anchor, String anchorName) {

    static Optional<ClasspathFolder> find(String prefix, String file) {
        return resource(prefix + file).map(url -> new ClasspathFolder(prefix, url, prefix + file));
    }

    static Optional<URL> resource(String path) {
        URL url = ClasspathFolder.class.getClassLoader().getResource(path);
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return Optional.ofNullable(url != null || context == null ? url : context.getResource(path));
    }

    @FunctionalInterface
    interface Visitor {
        void file(String name, InputStream content) throws IOException;
    }

    /** Calls the visitor with each file, its name relative to this folder. */
    void forEach(Visitor visitor) throws IOException {
        if (anchor.openConnection() instanceof JarURLConnection connection) {
            connection.setUseCaches(false);
            try (JarFile jar = connection.getJarFile()) {
                for (JarEntry entry : Collections.list(jar.entries())) {
                    if (entry.getName().startsWith(prefix) && !entry.isDirectory()) {
                        try (InputStream content = jar.getInputStream(entry)) {
                            visitor.file(entry.getName().substring(prefix.length()), content);
                        }
                    }
                }
            }
        } else {
            walk(visitor);
        }
    }

    private void walk(Visitor visitor) throws IOException {
        Path folder = folderOnDisk();
        try (Stream<Path> files = Files.walk(folder).filter(Files::isRegularFile)) {
            for (Path file : files.toList()) {
                try (InputStream content = Files.newInputStream(file)) {
                    visitor.file(folder.relativize(file).toString(), content);
                }
            }
        }
    }

    private Path folderOnDisk() throws IOException {
        try {
            int depth = anchorName.substring(prefix.length()).split("/").length;
            return Path.of(new URI(anchor.toString()))
                    .resolve("../".repeat(depth))
                    .normalize();
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new IOException("Cannot list " + anchor, e);
        }
    }
}

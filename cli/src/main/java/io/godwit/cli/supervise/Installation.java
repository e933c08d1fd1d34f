package io.godwit.cli.supervise;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the built services lie: the folder of the {@code godwit} script. */
public record Installation(Path root) {

    public static Installation find() {
        String root = System.getProperty("godwit.root");
        if (root == null) {
            throw new IllegalArgumentException(
                    "start this through the godwit script, which says where the services lie.");
        }
        return new Installation(Path.of(root));
    }

    /** The start jar of a Quarkus service or of the worker. */
    public Path application(String module) {
        Path jar = root.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.isRegularFile(jar)) {
            throw new IllegalArgumentException(module + " is not built: ./godwit build");
        }
        return jar;
    }

    /** The JDK that runs this command. */
    public static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }
}

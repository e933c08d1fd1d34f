package io.godwit.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The checkout that these tests look at from outside. */
final class Checkout {
    static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private Checkout() {}

    /** Main classes of a module. */
    static Path classes(String module) {
        return ROOT.resolve(module).resolve("target/classes");
    }

    static List<Path> sources() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> ROOT.relativize(file).toString().contains("src/"))
                    .filter(file -> !ROOT.relativize(file).toString().contains("target/classes"))
                    .filter(file -> !ROOT.relativize(file).toString().contains("target/generated"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

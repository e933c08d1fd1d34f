package io.godwit.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever looks for secrets must be able to find one. */
class LeaksTest {
    private static final String SECRET = "Plant3dS3cret";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "p", "pw"})
    void shouldFindASecretInBase64WhateverStandsBefore(String before) throws IOException {
        byte[] bytes = (before + SECRET + "\"}").getBytes(StandardCharsets.UTF_8);
        assertThat(found("x" + Base64.getEncoder().encodeToString(bytes))).containsExactly("the password in some.log");
    }

    @Test
    void shouldFindASecretAsItIsAndInHex() throws IOException {
        assertThat(found("a" + SECRET + "b")).isNotEmpty();
        assertThat(found(HexFormat.of().formatHex(SECRET.getBytes(StandardCharsets.UTF_8))))
                .isNotEmpty();
    }

    @Test
    void shouldFindASecretAcrossTwoBlocks() throws IOException {
        assertThat(found("-".repeat((1 << 20) - 5) + SECRET)).isNotEmpty();
    }

    @Test
    void shouldFindNothingWhereNothingIs() throws IOException {
        assertThat(found("Plant3dS3cre")).isEmpty();
    }

    @Test
    void shouldNameAFileThatOthersMayReadAlsoWhereTheSecretMayLie() throws IOException {
        Path file = Files.writeString(folder.resolve("key"), SECRET);
        Map<String, Set<String>> allowed = Map.of("key", Set.of("the password"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        Leaks leaks = new Leaks().plant("the password", SECRET);
        leaks.files(folder, allowed);
        assertThat(leaks.found()).containsExactly("a secret lies in key, which others may read");
    }

    private Iterable<String> found(String text) throws IOException {
        Files.writeString(folder.resolve("some.log"), text);
        Leaks leaks = new Leaks().plant("the password", SECRET);
        leaks.files(folder, Map.of());
        return leaks.found();
    }
}

package io.godwit.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

/** Statements of the sample, kept as a resource; each ends with a line of two slashes. */
record SqlScript(String resource) {
    void run(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : text().split("(?m)^//$")) {
                String bare = withoutComments(sql);
                if (!bare.isBlank()) {
                    statement.execute(bare);
                }
            }
        }
    }

    private String text() {
        try (InputStream in = SqlScript.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withoutComments(String sql) {
        return String.join(
                "\n",
                Arrays.stream(sql.split("\n"))
                        .filter(line -> !line.startsWith("--"))
                        .toList());
    }
}

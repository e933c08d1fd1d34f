package io.godwit.cli.command;

import io.godwit.cli.client.GatewayClient;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Reports of a migration as files: pages to read and print, and JSON for programs. */
final class ReportFiles {
    private final GatewayClient client;
    private final String migration;

    ReportFiles(GatewayClient client, String migration) {
        this.client = client;
        this.migration = migration;
    }

    Path page(String report, Path file) throws IOException {
        return save(report, file, "text/html");
    }

    Path json(String report, Path file) throws IOException {
        return save(report, file, "application/json");
    }

    private Path save(String report, Path file, String accept) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        var response = client.open(GatewayClient.migrationPath(migration, "/" + report), accept, "");
        try (InputStream body = response.body()) {
            Files.copy(body, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }
}

package io.godwit.e2e;

import io.godwit.cli.home.Home;
import io.godwit.cli.home.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Looks for planted secrets wherever Godwit writes: every file of the home folder (Kafka's log and the state database's pages
 * among them), every row of the state database and of the target, command lines and environments of all processes, the API's
 * answers. Each secret as it is, in base64 at every alignment and in hex.
 */
final class Leaks {
    private static final int BLOCK = 1 << 20;
    private static final int OVERLAP = 512;

    /** Secret's name → what to look for. */
    private final Map<String, Set<String>> wanted = new LinkedHashMap<>();

    private final List<String> found = new ArrayList<>();

    /** @param core letters and digits that no escaping changes */
    Leaks plant(String name, String core) {
        byte[] bytes = core.getBytes(StandardCharsets.UTF_8);
        Set<String> forms = new TreeSet<>(List.of(
                core,
                HexFormat.of().formatHex(bytes),
                HexFormat.of().withUpperCase().formatHex(bytes)));
        for (int shift = 0; shift < 3; shift++) {
            byte[] shifted = new byte[shift + bytes.length];
            System.arraycopy(bytes, 0, shifted, shift, bytes.length);
            String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            // the letters at both ends depend on the neighbours
            forms.add(text.substring(shift == 0 ? 0 : shift + 1, (shift + bytes.length) / 3 * 4));
        }
        wanted.put(name, forms);
        return this;
    }

    List<String> found() {
        return found;
    }

    private void look(String place, String text, Set<String> allowed) {
        wanted.forEach((name, forms) -> {
            if (!allowed.contains(name) && forms.stream().anyMatch(text::contains)) {
                found.add(name + " in " + place);
            }
        });
    }

    /** @param allowed a file's path in the folder → the secrets that may lie there, in a file that only its owner reads */
    void files(Path folder, Map<String, Set<String>> allowed) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            String name = folder.relativize(file).toString();
            Set<String> here = allowed.getOrDefault(name, Set.of());
            try {
                if (!here.isEmpty()
                        && !PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                                .equals("rw-------")) {
                    found.add("a secret lies in " + name + ", which others may read");
                }
                file(file, name, here);
            } catch (NoSuchFileException gone) {
                // a server removed it meanwhile
            }
        }
    }

    private void file(Path file, String name, Set<String> allowed) throws IOException {
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = name.endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
            String tail = "";
            for (byte[] block = in.readNBytes(BLOCK); block.length > 0; block = in.readNBytes(BLOCK)) {
                String text = tail + new String(block, StandardCharsets.ISO_8859_1);
                look(name, text, allowed);
                tail = text.substring(Math.max(0, text.length() - OVERLAP));
            }
        }
    }

    /** All rows of all tables that are no system's. */
    void rows(String place, String jdbcUrl, String user, String password) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl, user, password);
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet result = statement.executeQuery(
                    "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname NOT IN"
                            + " ('information_schema', 'pg_catalog')")) {
                while (result.next()) {
                    tables.add(result.getString(1));
                }
            }
            for (String table : tables) {
                try (ResultSet result = statement.executeQuery("SELECT t::text FROM " + table + " t")) {
                    while (result.next()) {
                        look(place + ", table " + table, result.getString(1), Set.of());
                    }
                }
            }
        }
    }

    /** Command lines and environments of all processes but this one. */
    void processes() throws IOException {
        String own = Long.toString(ProcessHandle.current().pid());
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            for (Path process : all.filter(path -> path.getFileName().toString().matches("\\d+"))
                    .filter(path -> !path.getFileName().toString().equals(own))
                    .toList()) {
                for (String part : List.of("cmdline", "environ")) {
                    try {
                        String text =
                                new String(Files.readAllBytes(process.resolve(part)), StandardCharsets.ISO_8859_1);
                        look(process.resolve(part).toString(), text, Set.of());
                    } catch (IOException goneOrAnother) {
                        // it ended, or belongs to somebody else
                    }
                }
            }
        }
    }

    /** What the API answers to an administrator. */
    void answers(Path home, List<String> paths) throws IOException, InterruptedException {
        Home here = Home.of(home);
        String key = Files.readString(here.apiKey()).strip();
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (String path : paths) {
                HttpRequest request = HttpRequest.newBuilder(URI.create(
                                "http://127.0.0.1:" + Settings.of(here).port("gateway") + path))
                        .header("Authorization", "Bearer " + key)
                        .timeout(Duration.ofSeconds(20))
                        .build();
                HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                look(
                        "the answer to GET " + path,
                        answer.body() + answer.headers().map(),
                        Set.of());
            }
        }
    }
}

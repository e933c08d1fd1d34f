package io.godwit.cli.supervise;

import io.godwit.cli.home.Home;
import io.godwit.cli.home.Settings;
import io.godwit.platform.sign.KeyFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Keys, API key and settings of the services of one home; what exists stays, settings are written anew. */
final class ServiceConfiguration {
    private final Home home;
    private final Settings settings;
    private final Installation installation;

    ServiceConfiguration(Home home, Settings settings, Installation installation) {
        this.home = home;
        this.settings = settings;
        this.installation = installation;
    }

    void write() {
        try {
            for (String service : Platform.SERVICES) {
                KeyFiles.createMissing(home.keys(), service);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write keys into " + home.keys(), e);
        }
        if (!Files.exists(home.apiKey())) {
            Home.write(home.apiKey(), "gk_" + Settings.token(new SecureRandom()) + "\n");
        }
        Platform.SERVICES.forEach(service -> Home.write(home.conf(service), text(properties(service))));
    }

    private Map<String, String> properties(String service) {
        Map<String, String> properties = new TreeMap<>(common(service));
        switch (service) {
            case "gateway" -> {
                for (String other : Platform.SERVICES) {
                    properties.put("godwit.services." + other + ".url", url(other));
                }
                properties.remove("godwit.services.gateway.url");
                properties.put(
                        "godwit.bootstrap.admin-key-sha256",
                        sha256(Home.read(home.apiKey()).strip()));
            }
            case "control" -> {
                properties.put("godwit.gateway.url", url("gateway"));
                properties.put("godwit.worker-api.port", Integer.toString(settings.port("control-worker")));
                properties.put("godwit.launcher", "process");
                properties.put(
                        "godwit.launcher.process.java", Installation.java().toString());
                properties.put(
                        "godwit.launcher.process.worker",
                        installation.application("replication-service/worker").toString());
                properties.put("godwit.run.directory", home.run().toString());
                properties.put(
                        "godwit.workers.directory", home.folder("workers").toString());
                properties.put("godwit.logs.directory", home.folder("logs").toString());
            }
            case "conversion" -> {
                properties.put("godwit.scratch.directory", scratch().toString());
            }
            default -> {}
        }
        return properties;
    }

    /** The scratch server runs as another user where it may: its folder must be one that others can reach. */
    private Path scratch() {
        return "root".equals(System.getProperty("user.name"))
                ? Path.of(
                        "/var/tmp",
                        "godwit-scratch-" + sha256(home.root().toString()).substring(0, 12))
                : home.folder("scratch");
    }

    private Map<String, String> common(String service) {
        String database = "127.0.0.1:" + settings.port("state") + "/" + StateDatabase.NAME;
        Map<String, String> properties = new TreeMap<>();
        properties.put("godwit.keys.directory", home.keys().toString());
        properties.put(
                "godwit.keys.sign", KeyFiles.signKey(home.keys(), service).toString());
        if (Files.exists(KeyFiles.sealKey(home.keys(), service))) {
            properties.put(
                    "godwit.keys.seal", KeyFiles.sealKey(home.keys(), service).toString());
        }
        properties.put("kafka.bootstrap.servers", "127.0.0.1:" + settings.port("kafka"));
        properties.put("quarkus.http.host", "127.0.0.1");
        properties.put("quarkus.http.port", Integer.toString(settings.port(service)));
        properties.put("quarkus.datasource.username", service);
        properties.put("quarkus.datasource.password", settings.password(service));
        properties.put("quarkus.datasource.jdbc.url", "jdbc:postgresql://" + database);
        properties.put("quarkus.datasource.reactive.url", "postgresql://" + database);
        return properties;
    }

    private String url(String service) {
        return "http://127.0.0.1:" + settings.port(service);
    }

    private static String text(Map<String, String> properties) {
        StringBuilder text = new StringBuilder();
        properties.forEach((name, value) -> text.append(name)
                .append('=')
                .append(value.replace("\\", "\\\\"))
                .append('\n'));
        return text.toString();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

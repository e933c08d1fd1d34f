package io.godwit.platform.testing;

import io.godwit.platform.servers.process.FreePort;
import io.godwit.platform.servers.test.TestDatabase;
import io.godwit.platform.servers.test.TestServers;
import io.godwit.platform.sign.KeyFiles;
import io.godwit.platform.sign.ServiceRights;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Gives a {@code @QuarkusTest} what {@code godwit up} gives a service: a database with the service's role and schema, a
 * broker, keys of all services. Use it as {@code @QuarkusTestResource(value = ServiceUnderTest.class, initArgs =
 * @ResourceArg(name = "service", value = "control"))}; one start per module.
 *
 * <p>{@code godwit.test.*} tells the test where they are: {@code keys}, {@code jdbc}, and for each other service {@code
 * port.<service>}, a free port where the one under test looks for it and a test may listen.
 */
public class ServiceUnderTest implements QuarkusTestResourceLifecycleManager {
    private static final String PASSWORD = "state-secret";

    private String service = "";

    @Override
    public void init(Map<String, String> arguments) {
        service = Objects.requireNonNull(arguments.get("service"), "the argument service is missing");
    }

    @Override
    public Map<String, String> start() {
        TestDatabase database = TestServers.postgresDatabase();
        Path keys = TestServers.folder("keys");
        try {
            for (String each : ServiceRights.services()) {
                KeyFiles.createMissing(keys, each);
            }
            database.execute(
                    "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '" + service
                            + "') THEN CREATE ROLE " + service + " LOGIN PASSWORD '" + PASSWORD + "'; END IF; END $$",
                    "CREATE SCHEMA " + service + " AUTHORIZATION " + service);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("no state database for the test", e);
        }
        return settings(database, keys);
    }

    private Map<String, String> settings(TestDatabase database, Path keys) {
        var settings = new HashMap<String, String>();
        settings.put("quarkus.datasource.jdbc.url", database.jdbcUrl());
        settings.put("quarkus.datasource.reactive.url", database.jdbcUrl().replace("jdbc:", "vertx-reactive:"));
        settings.put("quarkus.datasource.username", service);
        settings.put("quarkus.datasource.password", PASSWORD);
        settings.put("kafka.bootstrap.servers", TestServers.kafka().bootstrapServers());
        settings.put("godwit.keys.directory", keys.toString());
        settings.put("godwit.keys.sign", KeyFiles.signKey(keys, service).toString());
        if (ServiceRights.opensSecrets(service)) {
            settings.put("godwit.keys.seal", KeyFiles.sealKey(keys, service).toString());
        }
        settings.put("quarkus.http.test-port", "0");
        settings.put("quarkus.http.test-ssl-port", "0");
        for (String other : ServiceRights.services()) {
            settings.put("godwit.test.port." + other, String.valueOf(FreePort.choose()));
            String url = "http://127.0.0.1:" + settings.get("godwit.test.port." + other);
            settings.put(other.equals("gateway") ? "godwit.gateway.url" : "godwit.services." + other + ".url", url);
        }
        settings.put("godwit.test.keys", keys.toString());
        settings.put("godwit.test.jdbc", database.jdbcUrl());
        return settings;
    }

    @Override
    public void stop() {
        // the servers end with the virtual machine
    }
}

package io.godwit.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * Endpoints and migration as a command line names them. Establishing them again goes on with the same migration: endpoints
 * {@code NAME-source} and {@code NAME-target} get the password that was just given, the migration stays as it is. What is
 * given otherwise than it was made with is refused; what is not given is not compared.
 */
public record MigrationSetup(
        String name, EndpointUrl source, EndpointUrl target, JsonNode selection, JsonNode policies, JsonNode settings) {

    public void establish(GatewayClient client, char[] sourcePassword, char[] targetPassword) {
        Optional<JsonNode> known = known(client, GatewayClient.migrationPath(name, ""));
        known.ifPresent(this::compare);
        endpoint(client, name + "-source", source.toJson(name + "-source", sourcePassword));
        endpoint(client, name + "-target", target.toJson(name + "-target", targetPassword));
        if (known.isEmpty()) {
            ObjectNode body = GatewayClient.JSON
                    .createObjectNode()
                    .put("name", name)
                    .put("source", name + "-source")
                    .put("target", name + "-target");
            body.set("selection", selection);
            body.set("policies", policies);
            body.set("settings", settings);
            client.post("/api/v1/migrations", body);
        }
    }

    private void compare(JsonNode migration) {
        compare(migration.path("selection"), selection);
        compare(migration.path("policies"), policies);
        compare(migration.path("settings"), settings);
    }

    private void compare(JsonNode known, JsonNode given) {
        for (var option : given.properties()) {
            JsonNode value = known.path(option.getKey());
            if (!value.equals(option.getValue())) {
                throw new IllegalArgumentException("the migration " + name + " exists with another " + option.getKey()
                        + " (" + (value.isMissingNode() ? "the default" : value)
                        + "), which never changes: give this migration another --name.");
            }
        }
    }

    private static Optional<JsonNode> known(GatewayClient client, String path) {
        try {
            return Optional.of(client.get(path));
        } catch (ApiException e) {
            if (e.status() != 404) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static void endpoint(GatewayClient client, String endpointName, ObjectNode body) {
        String path = "/api/v1/endpoints/" + GatewayClient.encode(endpointName);
        Optional<JsonNode> there = known(client, path);
        if (there.isEmpty()) {
            client.post("/api/v1/endpoints", body);
            return;
        }
        JsonNode known = there.get();
        for (String field : new String[] {"engine", "host", "port", "database", "user"}) {
            if (!known.path(field).asText().equals(body.path(field).asText())) {
                throw new IllegalArgumentException("the endpoint " + endpointName + " exists with another " + field
                        + " ("
                        + known.path(field).asText() + "): give this migration another --name, or change the endpoint"
                        + " through the API.");
            }
        }
        body.remove("name");
        body.remove("engine");
        client.patch(path, body);
    }
}

package io.godwit.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Endpoints and migration as a command line names them. Establishing them again goes on with the same migration: endpoints
 * {@code NAME-source} and {@code NAME-target} get the password that was just given, the migration stays as it is.
 */
public record MigrationSetup(
        String name, EndpointUrl source, EndpointUrl target, JsonNode selection, JsonNode policies, JsonNode settings) {

    public void establish(GatewayClient client, char[] sourcePassword, char[] targetPassword) {
        endpoint(client, name + "-source", source.toJson(name + "-source", sourcePassword));
        endpoint(client, name + "-target", target.toJson(name + "-target", targetPassword));
        if (client.migration(name).isEmpty()) {
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

    private static void endpoint(GatewayClient client, String endpointName, ObjectNode body) {
        String path = "/api/v1/endpoints/" + GatewayClient.encode(endpointName);
        JsonNode known;
        try {
            known = client.get(path);
        } catch (ApiException e) {
            if (e.status() != 404) {
                throw e;
            }
            client.post("/api/v1/endpoints", body);
            return;
        }
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

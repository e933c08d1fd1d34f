package io.godwit.gateway;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.platform.message.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The contract as clients read it: {@code GET /openapi}. */
final class Contract {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final JsonNode document;

    private Contract(JsonNode document) {
        this.document = document;
    }

    record Call(String method, String path, JsonNode operation) {
        JsonNode bodySchema() {
            return operation
                    .path("requestBody")
                    .path("content")
                    .path("application/json")
                    .path("schema");
        }

        boolean hasBody() {
            return operation.has("requestBody");
        }

        Stream<JsonNode> parameters(String in) {
            var found = new ArrayList<JsonNode>();
            operation.path("parameters").forEach(parameter -> {
                if (parameter.path("in").asText().equals(in)) {
                    found.add(parameter);
                }
            });
            return found.stream();
        }

        boolean declares(String parameter) {
            return Stream.of("query", "header", "path")
                    .flatMap(this::parameters)
                    .anyMatch(found -> found.path("name").asText().equals(parameter));
        }

        boolean answers(int status) {
            return operation.path("responses").has(String.valueOf(status));
        }
    }

    static Contract read() {
        try {
            return new Contract(Json.mapper()
                    .readTree(given().accept("application/json")
                            .get("/openapi")
                            .then()
                            .statusCode(200)
                            .extract()
                            .asByteArray()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    List<Call> calls() {
        var calls = new ArrayList<Call>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .forEach(operation ->
                                calls.add(new Call(operation.getKey(), path.getKey(), operation.getValue()))));
        return calls;
    }

    /** The schema itself, behind a reference or a choice of one. */
    JsonNode schema(JsonNode schema) {
        JsonNode found = schema;
        while (true) {
            if (found.has("$ref")) {
                found = document.at(found.path("$ref").asText().substring(1));
            } else if (found.has("anyOf")) {
                found = found.path("anyOf").get(0);
            } else if (found.has("allOf")) {
                found = found.path("allOf").get(0);
            } else {
                return found;
            }
        }
    }

    Set<String> types(JsonNode schema) {
        var types = new HashSet<String>();
        JsonNode type = schema(schema).path("type");
        if (type.isArray()) {
            type.forEach(one -> types.add(one.asText()));
        } else {
            types.add(type.asText());
        }
        types.remove("null");
        return types;
    }

    /** Whether a JSON pointer leads to a place that this schema has. */
    boolean has(JsonNode schema, String pointer) {
        JsonNode at = schema(schema);
        for (String step :
                pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
            String name = step.replace("~1", "/").replace("~0", "~");
            if (at.path("properties").has(name)) {
                at = schema(at.path("properties").path(name));
            } else if (at.has("items") && name.matches("\\d+")) {
                at = schema(at.path("items"));
            } else if (at.has("additionalProperties")) {
                at = schema(at.path("additionalProperties"));
            } else {
                return false;
            }
        }
        return true;
    }

    JsonNode document() {
        return document;
    }
}

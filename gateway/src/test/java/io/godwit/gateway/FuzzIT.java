package io.godwit.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.godwit.gateway.Contract.Call;
import io.godwit.gateway.problem.GatewayProblem;
import io.godwit.platform.message.Json;
import io.godwit.platform.problem.PlatformProblem;
import io.godwit.platform.problem.ProblemCode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Calls made from the contract and then spoiled. Whatever comes in: no 500; every 400 and 422 names a field that the call or
 * the contract has; every problem is one of the catalogue, with a status that the contract announces.
 */
@QuarkusTest
class FuzzIT extends ApiTestBase {
    private static final int ROUNDS = Integer.getInteger("godwit.fuzz.rounds", 30);
    private static final long SEED = Long.getLong("godwit.fuzz.seed", 20261124);
    private static final List<String> ODD = List.of(
            "",
            " ",
            "0",
            "-1",
            "9223372036854775808",
            "null",
            "true",
            "ü😀",
            "a/b",
            "../..",
            "%00",
            "' or 1=1 --",
            "\u0000",
            "${jndi:ldap://x}",
            "x".repeat(300),
            "a".repeat(200) + "!",
            "*",
            "\"1\"",
            "00000000-0000-0000-0000-000000000000");
    private static final Set<String> CODES = Stream.<ProblemCode>concat(
                    Stream.of(GatewayProblem.values()), Stream.of(PlatformProblem.values()))
            .map(ProblemCode::code)
            .collect(Collectors.toUnmodifiableSet());

    private final Random random = new Random(SEED);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Contract contract;
    private String migration = "";

    @TestHTTPResource("/")
    URI base;

    /** @param body as it is sent, empty for none */
    record Sent(Call call, String address, byte[] body, List<String> headers) {
        @Override
        public String toString() {
            return call.method() + " " + address + " " + headers + " " + new String(body, StandardCharsets.UTF_8);
        }
    }

    @Test
    void shouldAnswerEverythingAsTheContractSays() throws IOException, InterruptedException {
        contract = Contract.read();
        migration = migration();
        int problems = 0;
        int accepted = 0;
        for (Call call : contract.calls()) {
            for (int round = 0; round < ROUNDS; round++) {
                Sent sent = call(call);
                HttpResponse<InputStream> answer = send(sent);
                try (InputStream body = answer.body()) {
                    if (answer.statusCode() >= 400) {
                        problems++;
                        judge(sent, answer, Json.mapper().readTree(body.readAllBytes()));
                    } else {
                        accepted++;
                        assertThat(call.answers(answer.statusCode()))
                                .as(sent + " → " + answer.statusCode())
                                .isTrue();
                    }
                }
            }
        }
        assertThat(problems).isGreaterThan(300);
        assertThat(accepted).isGreaterThan(50);
    }

    private void judge(Sent sent, HttpResponse<?> answer, JsonNode problem) {
        int status = answer.statusCode();
        String what = sent + " → " + status + " " + problem;
        assertThat(status).as(what).isNotEqualTo(500);
        assertThat(answer.headers().firstValue("Content-Type")).as(what).contains("application/problem+json");
        assertThat(CODES).as(what).contains(problem.path("code").asText());
        assertThat(sent.call().answers(status)).as("announced: " + what).isTrue();
        assertThat(problem.path("detail").asText()).as(what).isNotEmpty().doesNotContain("Exception", "io.godwit");
        if (status == 400 || status == 422) {
            assertThat(problem.path("fields").size()).as(what).isPositive();
            for (JsonNode field : problem.path("fields")) {
                assertThat(exists(sent, field.path("field").asText())).as(what).isTrue();
            }
        }
    }

    private boolean exists(Sent sent, String field) {
        if (field.isEmpty()) {
            return sent.call().hasBody();
        }
        if (!field.startsWith("/")) {
            return sent.call().declares(field);
        }
        try {
            return contract.has(sent.call().bodySchema(), field)
                    || !Json.mapper().readTree(sent.body()).at(field).isMissingNode();
        } catch (IOException e) {
            return false;
        }
    }

    private HttpResponse<InputStream> send(Sent sent) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(base.resolve(sent.address()))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + GatewayUnderTest.ADMIN)
                .method(
                        sent.call().method().toUpperCase(java.util.Locale.ROOT),
                        sent.call().hasBody() ? BodyPublishers.ofByteArray(sent.body()) : BodyPublishers.noBody());
        for (int i = 0; i < sent.headers().size(); i += 2) {
            request.header(sent.headers().get(i), sent.headers().get(i + 1));
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    private Sent call(Call call) {
        String address = call.path();
        for (JsonNode parameter : call.parameters("path").toList()) {
            String name = parameter.path("name").asText();
            String value = name.equals("name") && random.nextInt(4) > 0 ? known(call) : oddSegment();
            address = address.replace("{" + name + "}", encoded(value));
        }
        var query = new StringBuilder();
        for (JsonNode parameter : call.parameters("query").toList()) {
            if (random.nextInt(3) == 0) {
                query.append(query.isEmpty() ? "?" : "&")
                        .append(parameter.path("name").asText())
                        .append('=')
                        .append(encoded(odd()));
            }
        }
        var headers = new java.util.ArrayList<String>();
        if (call.hasBody()) {
            headers.addAll(List.of("Content-Type", random.nextInt(20) == 0 ? "text/plain" : "application/json"));
        }
        for (JsonNode parameter : call.parameters("header").toList()) {
            String value = random.nextInt(3) == 0 ? odd() : "\"" + random.nextInt(4) + "\"";
            boolean sendable = value.chars().allMatch(c -> c >= 0x21 && c < 0x7f);
            if (random.nextInt(3) > 0 && sendable) {
                headers.addAll(List.of(parameter.path("name").asText(), value));
            }
        }
        byte[] body = call.hasBody() ? spoiled(value(call.bodySchema(), 0)) : new byte[0];
        return new Sent(call, address + query, body, headers);
    }

    private String known(Call call) {
        return call.path().contains("/endpoints") ? migration + "-source" : migration;
    }

    private String oddSegment() {
        String value = odd();
        // A client would not send these as one segment of a path: they make another path.
        return value.isBlank() || value.startsWith("..") || value.indexOf('\u0000') >= 0 ? "x" : value;
    }

    private String odd() {
        return ODD.get(random.nextInt(ODD.size()));
    }

    /** A value of this schema, as like as not a right one. */
    private JsonNode value(JsonNode reference, int depth) {
        JsonNode schema = contract.schema(reference);
        var make = JsonNodeFactory.instance;
        if (schema.has("enum")) {
            return schema.path("enum").get(random.nextInt(schema.path("enum").size()));
        }
        Set<String> types = contract.types(reference);
        if (types.contains("object")) {
            ObjectNode object = make.objectNode();
            schema.path("properties").properties().forEach(property -> {
                if (random.nextInt(8) > 0) {
                    object.set(property.getKey(), value(property.getValue(), depth + 1));
                }
            });
            if (schema.path("additionalProperties").isObject() && random.nextBoolean()) {
                object.put(odd(), odd());
            }
            return object;
        }
        if (types.contains("array")) {
            var array = make.arrayNode();
            for (int i = random.nextInt(3); i > 0 && depth < 6; i--) {
                array.add(value(schema.path("items"), depth + 1));
            }
            return array;
        }
        if (types.contains("integer")) {
            return make.numberNode(
                    List.of(0L, 1L, 3306L, -1L, 70_000L, Long.MAX_VALUE).get(random.nextInt(6)));
        }
        if (types.contains("boolean")) {
            return make.booleanNode(random.nextBoolean());
        }
        return make.textNode(
                random.nextInt(3) == 0
                        ? odd()
                        : List.of("mysql", "shop", "db1", "require", "source").get(random.nextInt(5)));
    }

    private byte[] spoiled(JsonNode body) {
        var make = JsonNodeFactory.instance;
        String text = body.toString();
        switch (random.nextInt(10)) {
            case 0 -> text = text.substring(0, random.nextInt(text.length() + 1));
            case 1 -> text = "[" + text + "]";
            case 2 -> text = text + text;
            case 3 -> {
                if (body instanceof ObjectNode object && !object.isEmpty()) {
                    List<String> names = object.properties().stream()
                            .map(java.util.Map.Entry::getKey)
                            .toList();
                    object.set(
                            names.get(random.nextInt(names.size())),
                            List.of(
                                            make.nullNode(),
                                            make.numberNode(1.5),
                                            make.arrayNode().add(1),
                                            make.objectNode().put("a", 1))
                                    .get(random.nextInt(4)));
                    text = object.toString();
                }
            }
            case 4 -> {
                if (body instanceof ObjectNode object) {
                    object.set(odd(), make.numberNode(1));
                    text = object.toString();
                }
            }
            case 5 -> {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                return bytes;
            }
            default -> {}
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

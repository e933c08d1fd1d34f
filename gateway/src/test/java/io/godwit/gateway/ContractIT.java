package io.godwit.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.gateway.Contract.Call;
import io.godwit.gateway.problem.GatewayProblem;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The contract is whole: every call of the tour is there, every answer described. */
@QuarkusTest
class ContractIT extends ApiTestBase {
    private static final List<String> TOUR = List.of(
            "post /api/v1/endpoints",
            "get /api/v1/endpoints",
            "get /api/v1/endpoints/{name}",
            "patch /api/v1/endpoints/{name}",
            "delete /api/v1/endpoints/{name}",
            "post /api/v1/endpoints/{name}/test",
            "post /api/v1/migrations",
            "get /api/v1/migrations",
            "get /api/v1/migrations/{name}",
            "delete /api/v1/migrations/{name}",
            "get /api/v1/migrations/{name}/progress",
            "post /api/v1/migrations/{name}/actions",
            "get /api/v1/migrations/{name}/assessment",
            "get /api/v1/migrations/{name}/conversion",
            "get /api/v1/migrations/{name}/conversion/objects",
            "get /api/v1/migrations/{name}/conversion/objects/{id}",
            "get /api/v1/migrations/{name}/cutover",
            "get /api/v1/migrations/{name}/tables",
            "post /api/v1/migrations/{name}/tables/{table}/actions",
            "get /api/v1/migrations/{name}/findings",
            "post /api/v1/migrations/{name}/findings/{id}/actions",
            "get /api/v1/migrations/{name}/ledger",
            "get /api/v1/migrations/{name}/traces",
            "post /api/v1/migrations/{name}/ledger/{entry}/actions",
            "get /api/v1/migrations/{name}/audit",
            "get /api/v1/migrations/{name}/events",
            "get /api/v1/dead-letters",
            "post /api/v1/dead-letters/{service}/{id}/replay",
            "get /api/v1/keys",
            "post /api/v1/keys",
            "delete /api/v1/keys/{id}",
            "get /api/v1/audit");

    @Test
    void shouldHaveExactlyTheCallsOfTheTour() {
        assertThat(Contract.read().calls().stream().map(call -> call.method() + " " + call.path()))
                .containsExactlyInAnyOrderElementsOf(TOUR);
    }

    @Test
    void shouldDescribeEveryAnswer() {
        Contract contract = Contract.read();
        var names = new HashSet<String>();
        for (Call call : contract.calls()) {
            String what = call.method() + " " + call.path();
            assertThat(names.add(call.operation().path("operationId").asText()))
                    .as(what)
                    .isTrue();
            assertThat(call.operation().path("summary").asText()).as(what).isNotEmpty();
            assertThat(call.operation().path("security").toString()).as(what).contains("apiKey");
            call.operation().path("responses").properties().forEach(response -> {
                int status = Integer.parseInt(response.getKey());
                String media = status >= 400 ? "application/problem+json" : "";
                assertThat(response.getValue().path("description").asText())
                        .as(what + status)
                        .isNotEmpty();
                if (status >= 400) {
                    assertThat(response.getValue().path("content").has(media))
                            .as(what + status)
                            .isTrue();
                } else if (status != 204) {
                    assertThat(contents(response.getValue()))
                            .as(what + status)
                            .isNotEmpty()
                            .allMatch(content -> content.has("schema"));
                }
            });
            assertThat(Stream.of(401, 403, 429, 500, 503)).as(what).allMatch(call::answers);
        }
    }

    private static List<JsonNode> contents(JsonNode response) {
        var contents = new ArrayList<JsonNode>();
        response.path("content").forEach(contents::add);
        return contents;
    }

    @Test
    void shouldHaveEverySchemaThatItRefersTo() {
        Contract contract = Contract.read();
        Set<String> missing = new HashSet<>();
        contract.document().findValues("$ref").forEach(reference -> {
            if (contract.document().at(reference.asText().substring(1)).isMissingNode()) {
                missing.add(reference.asText());
            }
        });
        assertThat(missing).isEmpty();
        assertThat(contract.document()
                        .at("/components/schemas/EndpointRequest/properties/password/writeOnly")
                        .asBoolean())
                .isTrue();
        assertThat(contract.document()
                        .at("/components/schemas/Endpoint/properties")
                        .has("password"))
                .isFalse();
    }

    @Test
    void shouldHaveEachCodeOnce() {
        assertThat(Stream.of(GatewayProblem.values()).map(GatewayProblem::code)).doesNotHaveDuplicates();
        assertThat(GatewayProblem.values())
                .allMatch(problem ->
                        !problem.remedy().isEmpty() && !problem.title().endsWith("."));
    }
}

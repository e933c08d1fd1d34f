package io.godwit.gateway.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * Adds to the contract what each call can answer beside what it is for: the problems, by status, with the codes that the
 * catalogue has for it; the sign-in; the parameters of lists. Leaves out what is not the public API.
 */
public class ContractFilter implements OASFilter {
    private static final String KEY = "apiKey";
    private static final String PROBLEM = "application/problem+json";

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        Map<String, PathItem> paths = new TreeMap<>(contract.getPaths().getPathItems());
        paths.keySet().removeIf(path -> !path.startsWith("/api/"));
        contract.getPaths().setPathItems(paths);
        paths.forEach(
                (path, item) -> item.getOperations().forEach((method, operation) -> complete(path, method, operation)));
        if (contract.getComponents() == null) {
            contract.setComponents(OASFactory.createComponents());
        }
        contract.getComponents().addSchema("Problem", ProblemForm.problem());
        contract.getComponents()
                .addSecurityScheme(
                        KEY,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description("An API key, gk_…, of one of the roles viewer, operator, admin."));
        contract.setServers(null);
    }

    private static void complete(String path, HttpMethod method, Operation operation) {
        operation.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(KEY)));
        describe(operation);
        for (Map.Entry<Integer, String> problem :
                problems(path, method, operation).entrySet()) {
            operation
                    .getResponses()
                    .addAPIResponse(String.valueOf(problem.getKey()), response(problem.getKey(), problem.getValue()));
        }
    }

    private static Map<Integer, String> problems(String path, HttpMethod method, Operation operation) {
        var problems = new LinkedHashMap<Integer, String>();
        boolean body = operation.getRequestBody() != null;
        boolean parameters = operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> parameter.getIn() != Parameter.In.PATH);
        if (body || parameters) {
            problems.put(400, "The body or a parameter cannot be read; fields says where.");
        }
        problems.put(401, "Nobody is signed in.");
        problems.put(403, "The key's role may not do this.");
        if (path.contains("{")) {
            problems.put(404, "There is nothing of this name or id, or nothing to show yet.");
        }
        problems.put(406, "There is no such form of the answer.");
        if (method != HttpMethod.GET) {
            problems.put(409, "The present state does not allow it; the detail names what does not hold.");
        }
        if (has(operation, "If-Match")) {
            problems.put(412, "It has changed since the version in If-Match.");
        }
        if (body) {
            problems.put(411, "The body's length is not said.");
            problems.put(413, "The body is too large.");
            problems.put(415, "The body is no JSON.");
            problems.put(422, "Fields are not valid; fields lists each.");
        }
        if (path.endsWith("{name}/actions")) {
            problems.put(428, "If-Match is missing.");
        }
        problems.put(429, "Too many calls; Retry-After says how long to wait.");
        problems.put(500, "Something is wrong inside; traceId finds it in the log.");
        problems.put(502, "A service behind the gateway gave an answer that is not understood.");
        problems.put(
                503,
                "The state database, or the service that owns the answer, is away; Retry-After says when to try again.");
        return problems;
    }

    private static boolean has(Operation operation, String parameter) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(found -> parameter.equals(found.getName()));
    }

    private static void describe(Operation operation) {
        if (operation.getParameters() == null) {
            return;
        }
        for (Parameter parameter : operation.getParameters()) {
            switch (parameter.getName()) {
                case "limit" -> {
                    parameter.setDescription("How many items at most.");
                    parameter.setSchema(OASFactory.createSchema()
                            .addType(SchemaType.INTEGER)
                            .minimum(java.math.BigDecimal.ONE)
                            .maximum(java.math.BigDecimal.valueOf(500))
                            .defaultValue(100));
                }
                case "cursor" -> parameter.setDescription("The next of the answer before.");
                case "If-Match" -> parameter.setDescription("The ETag of the last GET.");
                case "Idempotency-Key" ->
                    parameter.setDescription(
                            "The same key with the same call is done once and answered as at first, for a day.");
                case "Last-Event-ID" -> parameter.setDescription("Number of the last event that was seen.");
                case "name" -> parameter.setDescription("Its name.");
                default -> {}
            }
        }
    }

    private static APIResponse response(int status, String description) {
        Schema reference = OASFactory.createSchema().ref("#/components/schemas/Problem");
        Content content = OASFactory.createContent()
                .addMediaType(PROBLEM, OASFactory.createMediaType().schema(reference));
        APIResponse response = OASFactory.createAPIResponse()
                .description(description + ProblemForm.codes(status))
                .content(content);
        if (status == 429 || status == 503) {
            Header header = OASFactory.createHeader()
                    .description("Seconds.")
                    .schema(OASFactory.createSchema().addType(SchemaType.INTEGER));
            response.addHeader("Retry-After", header);
        }
        return response;
    }
}

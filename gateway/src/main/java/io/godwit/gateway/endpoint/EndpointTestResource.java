package io.godwit.gateway.endpoint;

import io.godwit.gateway.access.CurrentCaller;
import io.godwit.gateway.access.Role;
import io.godwit.gateway.read.OwnerReads;
import io.godwit.gateway.request.Names;
import io.godwit.gateway.request.RequestBody;
import io.godwit.platform.migration.SealedEndpoint;
import io.godwit.platform.service.store.StateStore;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Looks whether an endpoint would do; the assessment service connects, the gateway never does. */
@Path("/api/v1/endpoints/{name}/test")
@Tag(name = "Endpoints")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.OPERATES)
@RunOnVirtualThread
public class EndpointTestResource {
    private final StateStore store;
    private final Endpoints endpoints;
    private final OwnerReads reads;
    private final CurrentCaller caller;
    private final Validator validator;

    EndpointTestResource(
            StateStore store, Endpoints endpoints, OwnerReads reads, CurrentCaller caller, Validator validator) {
        this.store = store;
        this.endpoints = endpoints;
        this.reads = reads;
        this.caller = caller;
        this.validator = validator;
    }

    /** As what the endpoint shall serve. */
    @Schema(name = "EndpointTestRequest")
    public record EndpointTestRequest(
            @Schema(enumeration = {"source", "target"})
            @NotNull(message = Names.REQUIRED)
            @Pattern(regexp = "source|target", message = "must be source or target.")
            String role) {}

    /** What the assessment service is asked. */
    @Schema(hidden = true)
    record Test(SealedEndpoint endpoint, String role) {}

    /** What it found. */
    @Schema(name = "EndpointTest")
    public record EndpointTest(List<EndpointCheck> checks) {}

    /** One precondition, looked at. */
    @Schema(name = "EndpointCheck")
    public record EndpointCheck(
            String code,
            @Schema(enumeration = {"PASS", "WARN", "FAIL"}) String status,
            String subject,
            String title,
            String detail,
            String remedy) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "testEndpoint", summary = "Connects and looks at each precondition; changes nothing")
    @org.eclipse.microprofile.openapi.annotations.parameters.RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = EndpointTestRequest.class)))
    @APIResponseSchema(
            value = EndpointTest.class,
            responseCode = "200",
            responseDescription = "Each check with its remedy.")
    public Response test(@RestPath String name, byte[] body) {
        EndpointTestRequest request = RequestBody.read(body, EndpointTestRequest.class, validator);
        SealedEndpoint endpoint = store.transaction(
                transaction -> endpoints.get(transaction, name).sealed());
        Test test = new Test(endpoint, request.role());
        return Response.ok(reads.post("assessment", "/internal/v1/endpoint-tests", caller.get(), test))
                .build();
    }
}

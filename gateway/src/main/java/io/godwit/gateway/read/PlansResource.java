package io.godwit.gateway.read;

import io.godwit.gateway.problem.GatewayProblem;
import io.godwit.platform.problem.ProblemException;
import io.godwit.platform.service.read.SignedReads;
import io.godwit.platform.service.read.SignedReads.Answer;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** Control reads schema plans through the gateway, by a token that control signed; conversion owns them. */
@Path("/internal/v1/migrations/{id}/plans/{sha256}")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
public class PlansResource {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final SignedReads reads;

    PlansResource(SignedReads reads) {
        this.reads = reads;
    }

    @GET
    @Operation(hidden = true)
    public Response plan(@RestPath String id, @RestPath String sha256) {
        if (!ID.matcher(id).matches() || !SHA256.matcher(sha256).matches()) {
            throw new ProblemException(GatewayProblem.NOT_SEEN_YET, "No plan has this address.");
        }
        Answer answer = reads.get("conversion", "/internal/v1/migrations/" + id + "/plans/" + sha256, SignedReads.OWN);
        if (answer.status() == 404) {
            throw new ProblemException(GatewayProblem.NOT_SEEN_YET, "The conversion service has no such plan.");
        }
        if (answer.status() != 200) {
            throw OwnerReads.relayed("conversion", answer);
        }
        return Response.ok(answer.body()).build();
    }
}

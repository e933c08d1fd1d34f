package io.godwit.assessment;

import io.godwit.assessment.check.EndpointLook;
import io.godwit.assessment.report.AssessmentPage;
import io.godwit.assessment.report.AssessmentReport;
import io.godwit.engine.catalog.Check;
import io.godwit.engine.catalog.Selection;
import io.godwit.platform.migration.SealedEndpoint;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the gateway reads here on behalf of a caller; guarded by the signed read. */
@Path("/internal/v1")
@RunOnVirtualThread
public class AssessmentResource {
    private final AssessmentStore store;
    private final EndpointLook look;
    private final Template page;

    AssessmentResource(AssessmentStore store, EndpointLook look, @Location("assessment.html") Template page) {
        this.store = store;
        this.look = look;
        this.page = page;
    }

    @GET
    @Path("/migrations/{id}/assessment")
    @Produces(MediaType.APPLICATION_JSON)
    public AssessmentReport json(@PathParam("id") UUID migration) {
        return store.report(migration);
    }

    @GET
    @Path("/migrations/{id}/assessment")
    @Produces(MediaType.TEXT_HTML)
    public String html(@PathParam("id") UUID migration) {
        return page.data("page", AssessmentPage.of(store.report(migration))).render();
    }

    /** @param role source or target */
    public record EndpointTest(SealedEndpoint endpoint, String role) {}

    @POST
    @Path("/endpoint-tests")
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, List<Check>> test(EndpointTest test) {
        Selection everything = new Selection(List.of(), List.of(), Map.of(), "", false);
        boolean target = test.role().equals("target");
        return Map.of(
                "checks",
                look.checks(
                        test.endpoint(),
                        target ? "target" : "source",
                        reader -> target ? reader.checkTarget(everything) : reader.checkSource(everything)));
    }
}

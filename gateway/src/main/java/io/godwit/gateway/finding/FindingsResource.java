package io.godwit.gateway.finding;

import io.godwit.gateway.access.Role;
import io.godwit.gateway.migration.Migrations;
import io.godwit.gateway.request.Page;
import io.godwit.gateway.request.Parameters;
import io.godwit.platform.problem.Severity;
import io.godwit.platform.service.store.StateStore;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Findings of a migration. */
@Path("/api/v1/migrations/{name}/findings")
@Tag(name = "Migrations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWS)
@RunOnVirtualThread
public class FindingsResource {
    private final StateStore store;
    private final Migrations migrations;
    private final Findings findings;

    FindingsResource(StateStore store, Migrations migrations, Findings findings) {
        this.store = store;
        this.migrations = migrations;
        this.findings = findings;
    }

    @GET
    @Operation(operationId = "listFindings", summary = "What only a look at the databases could tell, as it was raised")
    public Page.Part<FindingView> list(
            @RestPath String name,
            @RestQuery @Schema(implementation = Severity.class) @Nullable String severity,
            @RestQuery @Schema(implementation = Boolean.class) @Nullable String open,
            @RestQuery @Nullable String subject,
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor) {
        Page page = Page.of(limit, cursor);
        var filter = new Findings.Filter(
                Parameters.word("severity", severity, Severity.class),
                Parameters.flag("open", open),
                Optional.ofNullable(subject));
        return store.transaction(transaction ->
                findings.list(transaction, migrations.get(transaction, name).id(), page, filter));
    }
}

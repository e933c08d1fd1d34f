package io.godwit.gateway.audit;

import io.godwit.gateway.access.Role;
import io.godwit.gateway.migration.Migrations;
import io.godwit.gateway.request.Page;
import io.godwit.platform.service.store.StateStore;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Who changed what of one migration. */
@Path("/api/v1/migrations/{name}/audit")
@Tag(name = "Migrations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWS)
@RunOnVirtualThread
public class MigrationAuditResource {
    private final StateStore store;
    private final Audit audit;
    private final Migrations migrations;

    MigrationAuditResource(StateStore store, Audit audit, Migrations migrations) {
        this.store = store;
        this.audit = audit;
        this.migrations = migrations;
    }

    @GET
    @Operation(operationId = "listMigrationAudit", summary = "Every change of one migration, newest first")
    public Page.Part<AuditView> ofMigration(
            @RestPath String name, @RestQuery @Nullable String limit, @RestQuery @Nullable String cursor) {
        Page page = Page.of(limit, cursor);
        return store.transaction(transaction ->
                audit.list(transaction, page, migrations.get(transaction, name).id()));
    }
}

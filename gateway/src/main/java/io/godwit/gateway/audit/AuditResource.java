package io.godwit.gateway.audit;

import io.godwit.gateway.access.Role;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Who changed what. */
@Path("/api/v1/audit")
@Tag(name = "Administration")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ADMINISTERS)
@RunOnVirtualThread
public class AuditResource {
    private final StateStore store;
    private final Audit audit;

    AuditResource(StateStore store, Audit audit) {
        this.store = store;
        this.audit = audit;
    }

    @GET
    @Operation(operationId = "listAudit", summary = "Every change, newest first")
    public Page.Part<AuditView> all(@RestQuery @Nullable String limit, @RestQuery @Nullable String cursor) {
        Page page = Page.of(limit, cursor);
        return store.transaction(transaction -> audit.list(transaction, page, null));
    }
}

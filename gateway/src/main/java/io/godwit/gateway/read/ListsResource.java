package io.godwit.gateway.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.godwit.gateway.access.Caller;
import io.godwit.gateway.access.CurrentCaller;
import io.godwit.gateway.access.Role;
import io.godwit.gateway.migration.MigrationRow;
import io.godwit.gateway.migration.Migrations;
import io.godwit.gateway.request.Page;
import io.godwit.gateway.request.Parameters;
import io.godwit.platform.service.store.StateStore;
import io.godwit.platform.task.WorkerReport;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The tables and the ledger of a migration, as control knows them. */
@Path("/api/v1/migrations/{name}")
@Tag(name = "Migrations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWS)
@RunOnVirtualThread
public class ListsResource {
    private final StateStore store;
    private final Migrations migrations;
    private final OwnerReads reads;
    private final CurrentCaller caller;

    ListsResource(StateStore store, Migrations migrations, OwnerReads reads, CurrentCaller caller) {
        this.store = store;
        this.migrations = migrations;
        this.reads = reads;
        this.caller = caller;
    }

    @Schema(name = "TableList")
    record TableList(
            List<WorkerReport.TableReport> items, @Nullable String next) {}

    @Schema(name = "LedgerList")
    record LedgerList(
            List<ReadForms.LedgerEntry> items, @Nullable String next) {}

    @GET
    @Path("/tables")
    @Operation(operationId = "listTables", summary = "The tables: rows, changes, comparison")
    @APIResponseSchema(value = TableList.class, responseCode = "200", responseDescription = "As the worker told last.")
    public Response tables(
            @RestPath String name,
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String compared,
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor) {
        Page page = Page.of(limit, cursor);
        JsonNode whole = reads.json(migration(name), "control", "/tables", caller.get());
        Predicate<JsonNode> wanted = item -> is(item, "state", state) && is(item, "compared", compared);
        return Response.ok(Lists.page(whole, page, item -> item.path("source").asText(), wanted))
                .build();
    }

    @Schema(name = "TraceList")
    record TraceList(List<ReadForms.Trace> items, @Nullable String next) {}

    @GET
    @Path("/traces")
    @Operation(
            operationId = "listTraces",
            summary = "What stands on the endpoints because of the migration, each with the statements that remove it")
    @APIResponseSchema(
            value = TraceList.class,
            responseCode = "200",
            responseDescription = "As the worker registered it.")
    public Response traces(
            @RestPath String name, @RestQuery @Nullable String limit, @RestQuery @Nullable String cursor) {
        Page page = Page.of(limit, cursor);
        JsonNode whole = reads.json(migration(name), "control", "/traces", caller.get());
        return Response.ok(Lists.page(whole, page, item -> item.path("id").asText(), item -> true))
                .build();
    }

    @GET
    @Path("/ledger")
    @Operation(
            operationId = "listLedger",
            summary = "Rows that the target refused or that diverged",
            description = "Their keys only for those who may see values.")
    @APIResponseSchema(value = LedgerList.class, responseCode = "200", responseDescription = "As the worker told last.")
    public Response ledger(
            @RestPath String name,
            @RestQuery @Nullable String table,
            @RestQuery @Schema(implementation = Boolean.class) @Nullable String open,
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor) {
        Page page = Page.of(limit, cursor);
        Optional<Boolean> onlyOpen = Parameters.flag("open", open);
        Caller by = caller.get();
        JsonNode whole = reads.json(migration(name), "control", "/ledger", by);
        whole.path("items").forEach(item -> hide(item, by.values()));
        Predicate<JsonNode> wanted = item -> is(item, "table", table)
                && onlyOpen.map(want -> want != item.hasNonNull("closedAt")).orElse(true);
        return Response.ok(Lists.page(whole, page, item -> item.path("id").asText(), wanted))
                .build();
    }

    /** Control shows no key to those who may not see values; the door looks again. */
    private static void hide(JsonNode item, boolean values) {
        if (item instanceof ObjectNode entry) {
            entry.remove("sealedKey");
            if (!values) {
                entry.remove("key");
            }
        }
    }

    private static boolean is(JsonNode item, String field, @Nullable String wanted) {
        return wanted == null || item.path(field).asText().equals(wanted);
    }

    private MigrationRow migration(String name) {
        return store.transaction(transaction -> migrations.get(transaction, name));
    }
}

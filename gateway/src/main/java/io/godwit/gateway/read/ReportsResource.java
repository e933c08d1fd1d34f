package io.godwit.gateway.read;

import io.godwit.gateway.access.CurrentCaller;
import io.godwit.gateway.access.Role;
import io.godwit.gateway.migration.MigrationRow;
import io.godwit.gateway.migration.Migrations;
import io.godwit.gateway.request.Page;
import io.godwit.platform.service.read.SignedReads.Answer;
import io.godwit.platform.service.store.StateStore;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Reports of assessment, conversion and cut-over: as JSON, or as a page where the owner has one. */
@Path("/api/v1/migrations/{name}")
@Tag(name = "Migrations")
@RolesAllowed(Role.VIEWS)
@RunOnVirtualThread
public class ReportsResource {
    private static final String HTML = MediaType.TEXT_HTML;
    private static final String JSON = MediaType.APPLICATION_JSON;

    private final StateStore store;
    private final Migrations migrations;
    private final OwnerReads reads;
    private final CurrentCaller caller;

    ReportsResource(StateStore store, Migrations migrations, OwnerReads reads, CurrentCaller caller) {
        this.store = store;
        this.migrations = migrations;
        this.reads = reads;
        this.caller = caller;
    }

    @GET
    @Path("/assessment")
    @Produces({JSON, HTML})
    @Operation(operationId = "getAssessment", summary = "What it will take, as JSON or as one page to read and print")
    @APIResponse(
            responseCode = "200",
            description = "The report.",
            content = {
                @Content(mediaType = JSON, schema = @Schema(implementation = Object.class)),
                @Content(mediaType = HTML, schema = @Schema(implementation = String.class))
            })
    public Response assessment(@RestPath String name, @jakarta.ws.rs.core.Context HttpHeaders headers) {
        return passed(name, "assessment", "/assessment", accept(headers));
    }

    @GET
    @Path("/conversion")
    @Produces({JSON, HTML})
    @Operation(operationId = "getConversion", summary = "What became of the schema")
    @APIResponse(
            responseCode = "200",
            description = "The report.",
            content = {
                @Content(mediaType = JSON, schema = @Schema(implementation = Object.class)),
                @Content(mediaType = HTML, schema = @Schema(implementation = String.class))
            })
    public Response conversion(@RestPath String name, @jakarta.ws.rs.core.Context HttpHeaders headers) {
        return passed(name, "conversion", "/conversion", accept(headers));
    }

    @GET
    @Path("/conversion/objects")
    @Produces(JSON)
    @Operation(operationId = "listConvertedObjects", summary = "The converted objects")
    @APIResponse(
            responseCode = "200",
            description = "items and, where more follow, next.",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = Object.class)))
    public Response objects(
            @RestPath String name, @RestQuery @Nullable String limit, @RestQuery @Nullable String cursor) {
        Page page = Page.of(limit, cursor);
        String after = page.after().isEmpty() ? "" : "&after=" + page.afterNumber();
        return Response.ok(Lists.withCursor(reads.json(
                        migration(name),
                        "conversion",
                        "/conversion/objects?limit=" + page.limit() + after,
                        caller.get())))
                .type(JSON)
                .build();
    }

    @GET
    @Path("/conversion/objects/{id: .+}")
    @Produces({JSON, HTML})
    @Operation(operationId = "getConvertedObject", summary = "One converted object: source, target, issues")
    @APIResponse(
            responseCode = "200",
            description = "The object.",
            content = {
                @Content(mediaType = JSON, schema = @Schema(implementation = Object.class)),
                @Content(mediaType = HTML, schema = @Schema(implementation = String.class))
            })
    public Response object(
            @RestPath String name, @RestPath String id, @jakarta.ws.rs.core.Context HttpHeaders headers) {
        return passed(name, "conversion", "/conversion/objects/" + encoded(id), accept(headers));
    }

    @GET
    @Path("/cutover")
    @Produces({JSON, HTML})
    @Operation(operationId = "getCutover", summary = "The cut-over's checklist, or its plan before it runs")
    @APIResponse(
            responseCode = "200",
            description = "The checklist.",
            content = {
                @Content(mediaType = JSON, schema = @Schema(implementation = ReadForms.Cutover.class)),
                @Content(mediaType = HTML, schema = @Schema(implementation = String.class))
            })
    public Response cutover(@RestPath String name, @jakarta.ws.rs.core.Context HttpHeaders headers) {
        return passed(name, "control", "/cutover", accept(headers));
    }

    @GET
    @Path("/progress")
    @Produces(JSON)
    @Operation(operationId = "getProgress", summary = "What changes every second")
    @APIResponse(
            responseCode = "200",
            description = "As the worker told it last.",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = ReadForms.Progress.class)))
    public Response progress(@RestPath String name) {
        return passed(name, "control", "/progress", JSON);
    }

    private Response passed(String name, String service, String path, String accept) {
        Answer answer = reads.get(migration(name), service, path, caller.get(), accept);
        return Response.ok(answer.body())
                .type(answer.contentType().startsWith(HTML) ? HTML + ";charset=utf-8" : JSON)
                .build();
    }

    private MigrationRow migration(String name) {
        return store.transaction(transaction -> migrations.get(transaction, name));
    }

    /** The page only for those who ask for it first: browsers, and the command line where it wants one. */
    private static String accept(HttpHeaders headers) {
        return headers.getAcceptableMediaTypes().getFirst().isCompatible(MediaType.TEXT_HTML_TYPE)
                        && !headers.getAcceptableMediaTypes().getFirst().isWildcardType()
                ? HTML
                : JSON;
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

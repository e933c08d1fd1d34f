package io.godwit.conversion;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.conversion.report.ConversionPage;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;

/** What the gateway reads here on behalf of a caller; guarded by the signed read. */
@Path("/internal/v1/migrations/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ConversionResource {
    private static final int MOST = 500;

    /** On one page; where there are more, those that need a person come first. */
    private static final int MOST_SHOWN = 5_000;

    private final ConversionStore store;
    private final Template page;

    ConversionResource(ConversionStore store, @Location("conversion.html") Template page) {
        this.store = store;
        this.page = page;
    }

    @GET
    @Path("/conversion")
    public JsonNode conversion(@PathParam("id") UUID migration) {
        return store.summary(migration);
    }

    @GET
    @Path("/conversion")
    @Produces(MediaType.TEXT_HTML)
    public String page(@PathParam("id") UUID migration) {
        return page.data("page", ConversionPage.of(store.summary(migration), store.shown(migration, MOST_SHOWN)))
                .render();
    }

    @GET
    @Path("/conversion/objects")
    public Page objects(
            @PathParam("id") UUID migration,
            @QueryParam("after") @DefaultValue("-1") int after,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        int size = Math.clamp(limit, 1, MOST);
        List<JsonNode> items = store.objects(migration, after, size);
        return new Page(
                items, items.size() < size ? "" : items.getLast().path("number").asText());
    }

    @GET
    @Path("/conversion/objects/{object: .+}")
    public JsonNode object(@PathParam("id") UUID migration, @PathParam("object") String object) {
        return store.object(migration, object);
    }

    @GET
    @Path("/conversion/objects/{object: .+}")
    @Produces(MediaType.TEXT_HTML)
    public String objectPage(@PathParam("id") UUID migration, @PathParam("object") String object) {
        return page.data("page", ConversionPage.of(store.object(migration, object)))
                .render();
    }

    @GET
    @Path("/plans/{sha256}")
    public byte[] plan(@PathParam("id") UUID migration, @PathParam("sha256") String sha256) {
        return store.plan(migration, sha256);
    }

    /** @param next empty on the last page */
    public record Page(List<JsonNode> items, String next) {}
}

package io.godwit.platform.service;

import io.godwit.platform.service.read.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;

/** An API to make mistakes with. */
@Path("/")
@RunOnVirtualThread
public class ThingsResource {
    private final Caller caller;

    ThingsResource(Caller caller) {
        this.caller = caller;
    }

    public record Part(@Min(1) @Max(65535) int port) {}

    public record Thing(@NotBlank String name, @Valid List<Part> parts) {}

    @POST
    @Path("/things")
    public Thing create(@Valid Thing thing) {
        return thing;
    }

    @GET
    @Path("/things")
    public String list(@RestQuery @Min(1) int limit) {
        return "" + limit;
    }

    @GET
    @Path("/broken")
    public String broken() {
        throw new IllegalStateException("secret inner detail");
    }

    @GET
    @Path("/internal/v1/whoami")
    public String whoami(@RestQuery String q) {
        return caller.name() + " " + caller.role() + " " + caller.mayReadValues() + " " + q;
    }
}

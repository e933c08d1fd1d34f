package io.godwit.gateway.request;

import io.godwit.platform.service.store.Stored;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * The answer to a change, as it can be given again for the same Idempotency-Key.
 *
 * @param location empty for none
 * @param etag empty for none
 * @param body JSON, empty for none
 */
public record Reply(int status, String location, String etag, String body) {

    public static Reply created(String location, long version, Object body) {
        return new Reply(201, location, Versions.tag(version), Stored.write(body));
    }

    public static Reply created(String location, Object body) {
        return new Reply(201, location, "", Stored.write(body));
    }

    public static Reply changed(long version, Object body) {
        return new Reply(200, "", Versions.tag(version), Stored.write(body));
    }

    public static Reply accepted(Object body) {
        return new Reply(202, "", "", Stored.write(body));
    }

    public static Reply gone() {
        return new Reply(204, "", "", "");
    }

    public Response response() {
        var response = Response.status(status);
        if (!location.isEmpty()) {
            response.header("Location", location);
        }
        if (!etag.isEmpty()) {
            response.header("ETag", etag);
        }
        return body.isEmpty()
                ? response.build()
                : response.type(MediaType.APPLICATION_JSON_TYPE).entity(body).build();
    }
}

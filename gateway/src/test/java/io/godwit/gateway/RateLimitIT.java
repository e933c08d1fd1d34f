package io.godwit.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever calls too often waits; the others do not. */
@QuarkusTest
@TestProfile(RateLimitIT.Slow.class)
class RateLimitIT extends ApiTestBase {
    public static class Slow implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("test.rate-limit.per-second", "0.001", "test.rate-limit.burst", "20");
        }
    }

    @Test
    void shouldAnswer429WithTheTimeToWait() {
        String other = key("viewer", false);
        with(other).get("/api/v1/endpoints").then().statusCode(200);
        int status = 200;
        int calls = 0;
        while (status == 200 && calls < 30) {
            status = admin().get("/api/v1/endpoints").statusCode();
            calls++;
        }
        assertThat(status).isEqualTo(429);
        admin().get("/api/v1/endpoints")
                .then()
                .statusCode(429)
                .header("Retry-After", matchesPattern("[1-9]\\d*"))
                .contentType("application/problem+json")
                .body("code", equalTo("GWY-0012"));
        with(other).get("/api/v1/endpoints").then().statusCode(200);
        admin().get("/q/health/live").then().statusCode(200);
    }
}

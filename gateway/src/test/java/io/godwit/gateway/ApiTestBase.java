package io.godwit.gateway;

import static io.restassured.RestAssured.given;

import io.godwit.platform.testing.Peer;
import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;

/** What tests of the API share: who calls, and bodies that are right. */
@QuarkusTestResource(GatewayUnderTest.class)
public abstract class ApiTestBase {
    protected static final String PASSWORD = "pl4nted-s3cret-ünïcode";

    static {
        // on a busy machine, where a test names no limit
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    private static final AtomicInteger NUMBER = new AtomicInteger();

    protected static String fresh(String prefix) {
        return prefix + "-" + NUMBER.incrementAndGet() + "-"
                + UUID.randomUUID().toString().substring(0, 8);
    }

    protected static RequestSpecification admin() {
        return with(GatewayUnderTest.ADMIN);
    }

    protected static RequestSpecification with(String key) {
        return given().header("Authorization", "Bearer " + key).contentType(ContentType.JSON);
    }

    /** The text of a new key of this role. */
    protected static String key(String role, boolean values) {
        return admin().body(Map.of("name", fresh(role), "role", role, "values", values))
                .post("/api/v1/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }

    protected static Map<String, Object> endpoint(String name, String engine) {
        var body = new HashMap<String, Object>();
        body.put("name", name);
        body.put("engine", engine);
        body.put("host", "127.0.0.1");
        body.put("port", 3306);
        body.put("database", "shop");
        body.put("user", "app");
        body.put("password", PASSWORD);
        return body;
    }

    protected static Map<String, Object> without(Map<String, Object> body, String field) {
        var less = new HashMap<>(body);
        less.remove(field);
        return less;
    }

    protected static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
        var more = new HashMap<>(body);
        more.put(field, value);
        return more;
    }

    /** Makes two endpoints and a migration between them; its name. */
    protected static String migration() {
        String name = fresh("shop");
        admin().body(endpoint(name + "-source", "mysql"))
                .post("/api/v1/endpoints")
                .then()
                .statusCode(201);
        admin().body(endpoint(name + "-target", "postgresql"))
                .post("/api/v1/endpoints")
                .then()
                .statusCode(201);
        admin().body(Map.of("name", name, "source", name + "-source", "target", name + "-target"))
                .post("/api/v1/migrations")
                .then()
                .statusCode(201);
        return name;
    }

    protected static JsonPath read(String name) {
        return admin().get("/api/v1/migrations/" + name)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    protected static UUID id(String name) {
        return UUID.fromString(read(name).getString("id"));
    }

    protected static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    protected static Peer peer(String service) {
        return new Peer(service, Path.of(setting("godwit.test.keys")), setting("kafka.bootstrap.servers"));
    }
}

package io.godwit.engine.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.godwit.engine.EngineException;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The one JSON form of a schema plan, and its name: equal plans have equal bytes. */
public final class SchemaPlans {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private SchemaPlans() {}

    public static byte[] toBytes(SchemaPlan plan) {
        try {
            return JSON.writeValueAsBytes(plan);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a schema plan cannot be written as JSON", e);
        }
    }

    /** Reads a plan and checks that it is the one named by {@code sha256} (hex). */
    public static SchemaPlan fromBytes(byte[] bytes, String sha256) {
        if (!sha256(bytes).equals(sha256)) {
            throw new EngineException(
                    EngineException.Kind.SCHEMA_CHANGED,
                    "The schema plan is not the one that was agreed: its SHA-256 differs.",
                    "Convert again.");
        }
        try {
            SchemaPlan plan = JSON.readValue(bytes, SchemaPlan.class);
            if (plan.format() > SchemaPlan.FORMAT) {
                throw new EngineException(
                        EngineException.Kind.UNSUPPORTED,
                        "The schema plan has format " + plan.format() + ", this release reads up to "
                                + SchemaPlan.FORMAT + ".",
                        "Upgrade the replication service.");
            }
            return plan;
        } catch (IOException e) {
            throw new IllegalStateException("a schema plan cannot be read", e);
        }
    }

    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

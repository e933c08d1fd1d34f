package io.godwit.gateway;

import io.godwit.platform.testing.ServiceUnderTest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** The gateway with a first admin key, and a log file that tests read. */
public class GatewayUnderTest extends ServiceUnderTest {
    static final String ADMIN = "gk_test-admin-key-of-this-run";
    static final String LOG = "target/gateway-under-test.log";

    @Override
    public void init(Map<String, String> arguments) {
        super.init(Map.of("service", "gateway"));
    }

    @Override
    public Map<String, String> start() {
        var settings = new HashMap<>(super.start());
        settings.put("godwit.bootstrap.admin-key-sha256", sha256(ADMIN));
        settings.put("godwit.rate-limit.per-second", "${test.rate-limit.per-second:10000}");
        settings.put("godwit.rate-limit.burst", "${test.rate-limit.burst:100000}");
        settings.put("quarkus.log.file.enabled", "true");
        settings.put("quarkus.log.file.path", LOG);
        return settings;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

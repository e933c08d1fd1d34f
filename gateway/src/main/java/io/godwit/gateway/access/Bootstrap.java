package io.godwit.gateway.access;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.regex.Pattern;

/** The first admin key comes with the installation, as its hash. */
@ApplicationScoped
public class Bootstrap {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    /** How the first key is configured. */
    @ConfigMapping(prefix = "godwit.bootstrap")
    public interface Settings {
        /** SHA-256 of the first admin key's text, as hex. Without it only keys that exist open the door. */
        @WithName("admin-key-sha256")
        Optional<String> adminKeySha256();
    }

    void start(@Observes StartupEvent event, Settings settings, ApiKeys keys) {
        settings.adminKeySha256().ifPresent(sha256 -> {
            if (!SHA256.matcher(sha256).matches()) {
                throw new IllegalArgumentException("godwit.bootstrap.admin-key-sha256 must be 64 hex digits");
            }
            keys.bootstrap(sha256);
        });
    }
}

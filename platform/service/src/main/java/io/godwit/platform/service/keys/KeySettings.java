package io.godwit.platform.service.keys;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where the key files lie. */
@ConfigMapping(prefix = "godwit.keys")
public interface KeySettings {
    /** The folder with {@code public/*.json}. */
    Path directory();

    /** The service's private signing key, PEM. */
    Path sign();

    /** The service's private key for sealed secrets, PEM; the gateway has none. */
    Optional<Path> seal();
}

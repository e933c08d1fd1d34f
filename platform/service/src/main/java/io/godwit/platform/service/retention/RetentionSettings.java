package io.godwit.platform.service.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long messages are kept. */
@ConfigMapping(prefix = "godwit.messages")
public interface RetentionSettings {
    /**
     * Age at which sent, handled and replayed messages are removed. Longer than the broker keeps its topics, or a message
     * that it delivers again would be handled again.
     */
    @WithDefault("30d")
    Duration retention();

    /** How often is looked. */
    @WithDefault("1h")
    Duration cleanEvery();
}

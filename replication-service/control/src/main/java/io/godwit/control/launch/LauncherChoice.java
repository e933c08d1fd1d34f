package io.godwit.control.launch;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses to start with a launcher that this release does not have. */
@Singleton
class LauncherChoice {
    private static final String PROCESS = "process";

    @ConfigProperty(name = "godwit.launcher", defaultValue = PROCESS)
    String wanted;

    void check(@Observes StartupEvent event) {
        if (!wanted.equals(PROCESS)) {
            throw new IllegalStateException(
                    "godwit.launcher is " + wanted + "; this release starts workers as processes only (process).");
        }
    }
}

package io.godwit.control.launch;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** How workers run as processes of this machine. */
@ConfigMapping(prefix = "godwit.launcher.process")
public interface ProcessSettings {
    /** The {@code java} of a JDK 25. */
    Path java();

    /** The worker's {@code quarkus-run.jar}. */
    Path worker();
}

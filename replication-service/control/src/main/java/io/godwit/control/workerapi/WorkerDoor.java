package io.godwit.control.workerapi;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Where workers reach control, and by which certificate they know it. */
@ApplicationScoped
public class WorkerDoor {
    private final Settings settings;
    private final ControlCertificate certificate;

    WorkerDoor(Settings settings, @Identifier("worker-api") ControlCertificate certificate) {
        this.settings = settings;
        this.certificate = certificate;
    }

    /** The TLS listener for workers. */
    @ConfigMapping(prefix = "godwit.worker-api")
    interface Settings {
        /** The port; workers connect to it on this machine unless {@link #url} says otherwise. */
        int port();

        /** The host that stands in the workers' address. */
        @WithDefault("127.0.0.1")
        String host();

        /** The whole address where it is another one, behind a service of a cluster. */
        Optional<String> url();
    }

    public String url() {
        return settings.url().orElseGet(() -> "https://" + settings.host() + ":" + settings.port());
    }

    public String certificatePem() {
        return certificate.pem();
    }
}

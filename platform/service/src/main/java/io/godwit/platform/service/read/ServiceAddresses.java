package io.godwit.platform.service.read;

import io.godwit.platform.problem.PlatformProblem;
import io.godwit.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.Config;

/** Where the other services listen: {@code godwit.services.<name>.url}, and {@code godwit.gateway.url}. */
@ApplicationScoped
class ServiceAddresses {
    private final Config config;

    ServiceAddresses(Config config) {
        this.config = config;
    }

    String of(String service) {
        String property = service.equals("gateway") ? "godwit.gateway.url" : "godwit.services." + service + ".url";
        return config.getOptionalValue(property, String.class)
                .orElseThrow(() -> new ProblemException(
                        PlatformProblem.SERVICE_UNREACHABLE, "this service has no setting " + property));
    }
}

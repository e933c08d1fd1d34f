package io.godwit.platform.service.keys;

import io.smallrye.config.ConfigMapping;

/** Who this service is; fixed in each service's own application.properties. */
@ConfigMapping(prefix = "godwit.service")
public interface ServiceIdentity {
    /** gateway, assessment, conversion, control. */
    String name();

    /** The topic that it consumes; several with commas. */
    String topic();
}

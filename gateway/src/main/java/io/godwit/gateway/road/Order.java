package io.godwit.gateway.road;

import io.godwit.platform.message.Topics;

/**
 * What a move asks of the service that owns the next step.
 *
 * @param action what the service is to do; not always the action a person named: {@code resume} after a failed assessment
 *     asks for an assessment
 */
public record Order(Owner owner, Action action) {

    /** A service that owns a part of the road. */
    public enum Owner {
        ASSESSMENT(Topics.ASSESSMENT),
        CONVERSION(Topics.CONVERSION),
        REPLICATION(Topics.REPLICATION);

        private final String topic;

        Owner(String topic) {
            this.topic = topic;
        }

        public String topic() {
            return topic;
        }
    }
}

package io.godwit.gateway.road;

/**
 * Where an event comes from.
 *
 * @param sender the service that signed it
 * @param answers the state version of the command that it answers; 0 where it answers none
 */
public record Origin(String sender, long answers) {
    boolean is(String service) {
        return sender.equals(service);
    }

    boolean isControl() {
        return is("control");
    }
}

package io.godwit.gateway.request;

/** A body that holds a secret: whoever reads it wipes it, and {@link RequestBody} does where it is refused. */
public interface Secretive {
    void wipe();
}

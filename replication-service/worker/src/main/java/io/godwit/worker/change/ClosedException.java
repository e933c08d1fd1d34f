package io.godwit.worker.change;

/** The stream was closed while somebody waited for it. */
public final class ClosedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ClosedException() {
        super("the stream was closed", null, false, false);
    }
}

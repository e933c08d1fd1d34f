package io.godwit.e2e.chaos;

/** A round did not end as it must; the message says what differs. */
final class Unequal extends Exception {
    private static final long serialVersionUID = 1;

    Unequal(String message) {
        super(message);
    }
}

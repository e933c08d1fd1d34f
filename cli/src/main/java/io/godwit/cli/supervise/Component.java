package io.godwit.cli.supervise;

/** Something that the supervisor keeps running. */
interface Component {
    String name();

    /** Starts it or takes over what lives; returns when it works. */
    void start();

    boolean running();

    void stop();
}

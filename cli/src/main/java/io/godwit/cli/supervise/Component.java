package io.godwit.cli.supervise;

/** Something that the supervisor keeps running. */
interface Component {
    String name();

    /** Starts it or takes over what lives. */
    void start();

    boolean running();

    void stop();
}

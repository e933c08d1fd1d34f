package io.godwit.platform.servers.process;

/** What becomes of a child process when this virtual machine ends, in whatever way. */
public enum Lifetime {
    /** It is killed, even when this virtual machine itself is killed: for tests. */
    WITH_PARENT,
    /** It goes on, in a session of its own, and can be found again by its data folder: for a supervisor. */
    OWN
}

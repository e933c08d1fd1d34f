package io.godwit.platform.servers;

/** Under which user PostgreSQL runs, which refuses to run as root. */
public enum RunAs {
    /**
     * Under the user of this process; when that is root, in a user namespace in which it is nobody. It can still read what root
     * can: good for Godwit's own data, not for foreign code.
     */
    DEFAULT,
    /**
     * When this process is root, under another user id in truth, without groups and capabilities, so that it reads no file that
     * is not public (design.md §11). An ordinary user cannot change its id: then it runs as with {@link #DEFAULT}, and
     * {@link PostgresServer#separateUser()} is false.
     */
    OTHER_USER
}

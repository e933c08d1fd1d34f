package io.godwit.engine.mysql.client;

/**
 * The capability flags that matter here. CLIENT_LOCAL_FILES is never set, nor anything that lets the server send more than
 * one result.
 */
final class Capability {
    static final int LONG_PASSWORD = 1;
    static final int FOUND_ROWS = 1 << 1;
    static final int LONG_FLAG = 1 << 2;
    static final int CONNECT_WITH_DB = 1 << 3;
    static final int PROTOCOL_41 = 1 << 9;
    static final int SSL = 1 << 11;
    static final int TRANSACTIONS = 1 << 13;
    static final int SECURE_CONNECTION = 1 << 15;
    static final int PLUGIN_AUTH = 1 << 19;
    static final int CONNECT_ATTRIBUTES = 1 << 20;
    static final int PLUGIN_AUTH_LENENC = 1 << 21;

    private static final int WANTED = LONG_PASSWORD
            | FOUND_ROWS
            | LONG_FLAG
            | PROTOCOL_41
            | TRANSACTIONS
            | SECURE_CONNECTION
            | PLUGIN_AUTH
            | PLUGIN_AUTH_LENENC
            | CONNECT_ATTRIBUTES;

    private Capability() {}

    /** What both sides can. */
    static int agreed(int server, boolean tls, boolean database) {
        return (WANTED & (server | LONG_PASSWORD)) | (tls ? SSL : 0) | (database ? CONNECT_WITH_DB : 0);
    }
}

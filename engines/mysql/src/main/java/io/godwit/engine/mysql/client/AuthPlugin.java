package io.godwit.engine.mysql.client;

/** The ways to sign in that Godwit knows. */
enum AuthPlugin {
    NATIVE("mysql_native_password"),
    CACHING_SHA2("caching_sha2_password"),
    SHA256("sha256_password"),
    ED25519("client_ed25519"),
    CLEAR("mysql_clear_password");

    private final String protocolName;

    AuthPlugin(String protocolName) {
        this.protocolName = protocolName;
    }

    String protocolName() {
        return protocolName;
    }

    static java.util.Optional<AuthPlugin> named(String name) {
        for (AuthPlugin plugin : values()) {
            if (plugin.protocolName.equals(name)) {
                return java.util.Optional.of(plugin);
            }
        }
        return java.util.Optional.empty();
    }
}

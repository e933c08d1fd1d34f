package io.godwit.engine.mysql.client;

import io.godwit.engine.Endpoint;
import io.godwit.engine.Endpoint.TlsMode;
import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import io.godwit.engine.Password;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The exchange from the greeting to the server's OK, in this order: read the greeting, refuse or agree TLS, answer with a
 * proof of the password, follow the server to another way of signing in where Godwit knows it.
 *
 * <p>What never happens: the password in clear, but to a server whose certificate was verified (H30); the password for a
 * public key that no person pinned; going on without TLS where it was asked for.
 */
final class SignIn {
    private static final int UTF8MB4_GENERAL_CI = 45;
    private static final int MAX_PACKET = 0x4000_0000;
    private static final int OK = 0x00;
    private static final int MORE = 0x01;
    private static final int SWITCH = 0xfe;
    private static final int ERROR = 0xff;
    private static final int FAST_OK = 3;
    private static final int FULL = 4;

    private final Packets packets;
    private final Endpoint endpoint;
    private byte[] seed = new byte[0];
    private boolean encrypted;

    SignIn(Packets packets, Endpoint endpoint) {
        this.packets = packets;
        this.endpoint = endpoint;
    }

    Greeting run(Password password) throws IOException {
        Greeting greeting = Greeting.read(packets);
        seed = greeting.seed();
        boolean tls = endpoint.tls().mode() != TlsMode.DISABLE;
        int capabilities = Capability.agreed(
                greeting.capabilities(), tls, !endpoint.database().isEmpty());
        if (tls) {
            startTls(greeting, capabilities);
        }
        byte[] secret = password.utf8();
        try {
            AuthPlugin plugin = AuthPlugin.named(greeting.plugin())
                    .filter(known -> known == AuthPlugin.NATIVE || known == AuthPlugin.CACHING_SHA2)
                    .orElse(AuthPlugin.NATIVE);
            answer(capabilities, plugin, proof(plugin, secret));
            converse(plugin, secret);
            return greeting;
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    private void startTls(Greeting greeting, int capabilities) throws IOException {
        if (!greeting.offersTls()) {
            throw new EngineException(
                    Kind.TLS,
                    endpoint + " offers no TLS, and " + mode() + " was asked for.",
                    "Switch on TLS on the server (ssl_cert, ssl_key), or ask for tls=disable where the network is trusted.");
        }
        packets.demandSilence();
        packets.send(head(capabilities).toBytes());
        packets.upgrade(Tls.over(packets.socket(), endpoint));
        encrypted = true;
    }

    private static PayloadWriter head(int capabilities) {
        return new PayloadWriter()
                .int4(capabilities)
                .int4(MAX_PACKET)
                .int1(UTF8MB4_GENERAL_CI)
                .zeros(23);
    }

    private void answer(int capabilities, AuthPlugin plugin, byte[] proof) {
        PayloadWriter writer = head(capabilities).zeroTerminated(endpoint.user());
        if ((capabilities & Capability.PLUGIN_AUTH_LENENC) != 0) {
            writer.lenencBytes(proof);
        } else {
            writer.int1(proof.length).bytes(proof);
        }
        if ((capabilities & Capability.CONNECT_WITH_DB) != 0) {
            writer.zeroTerminated(endpoint.database());
        }
        if ((capabilities & Capability.PLUGIN_AUTH) != 0) {
            writer.zeroTerminated(plugin.protocolName());
        }
        if ((capabilities & Capability.CONNECT_ATTRIBUTES) != 0) {
            byte[] attributes = new PayloadWriter()
                    .lenencText("program_name")
                    .lenencText("godwit")
                    .toBytes();
            writer.lenencBytes(attributes);
        }
        packets.send(writer.toBytes());
    }

    private void converse(AuthPlugin first, byte[] secret) {
        AuthPlugin plugin = first;
        boolean switched = false;
        while (true) {
            packets.read();
            int kind = packets.length() == 0 ? -1 : packets.array()[packets.offset()] & 0xff;
            switch (kind) {
                case OK -> {
                    return;
                }
                case ERROR -> throw ServerErrors.exception(ServerErrors.parse(packets));
                case SWITCH -> {
                    if (switched) {
                        throw packets.unexpected("it asked twice to sign in another way");
                    }
                    switched = true;
                    plugin = switchPlugin();
                    sendSecret(proof(plugin, secret));
                }
                case MORE -> more(plugin, secret);
                default -> throw packets.unexpected("an answer of kind " + kind + " to the sign-in");
            }
        }
    }

    private AuthPlugin switchPlugin() {
        Payload payload = new Payload(packets);
        payload.skip(1);
        if (payload.remaining() == 0) {
            throw refused("mysql_old_password", "it is broken");
        }
        String name = new String(payload.zeroTerminated(), StandardCharsets.UTF_8);
        byte[] data = payload.rest();
        AuthPlugin plugin = AuthPlugin.named(name).orElseThrow(() -> refused(name, "Godwit does not know it"));
        if (plugin == AuthPlugin.ED25519) {
            seed = data;
        } else if (data.length >= 20) {
            seed = Arrays.copyOf(data, 20);
        }
        return plugin;
    }

    /** The first answer of a way to sign in. */
    private byte[] proof(AuthPlugin plugin, byte[] secret) {
        return switch (plugin) {
            case NATIVE -> Scramble.nativePassword(secret, seed);
            case CACHING_SHA2 -> Scramble.cachingSha2(secret, seed);
            case ED25519 -> Ed25519Proof.sign(secret, seed);
            case CLEAR -> clear(plugin, secret);
            case SHA256 -> {
                if (secret.length == 0) {
                    yield new byte[1];
                }
                yield encrypted ? clear(plugin, secret) : new byte[] {1};
            }
        };
    }

    private void more(AuthPlugin plugin, byte[] secret) {
        Payload payload = new Payload(packets);
        payload.skip(1);
        byte[] data = payload.rest();
        if (plugin == AuthPlugin.CACHING_SHA2 && data.length == 1) {
            switch (data[0]) {
                case FAST_OK -> {}
                case FULL -> fullCachingSha2(secret);
                default -> throw packets.unexpected("a step " + data[0] + " of caching_sha2_password");
            }
            return;
        }
        boolean key = (plugin == AuthPlugin.CACHING_SHA2 || plugin == AuthPlugin.SHA256) && !encrypted;
        if (!key) {
            throw packets.unexpected("more data for " + plugin.protocolName());
        }
        packets.send(ServerKey.encrypt(data, endpoint, Scramble.mixed(secret, seed)));
    }

    private void sendSecret(byte[] proof) {
        packets.send(proof);
        Arrays.fill(proof, (byte) 0);
    }

    private void fullCachingSha2(byte[] secret) {
        if (encrypted) {
            sendSecret(clear(AuthPlugin.CACHING_SHA2, secret));
        } else if (endpoint.tls().serverPin().isPresent()) {
            packets.send(new byte[] {2});
        } else {
            throw new EngineException(
                    Kind.AUTHENTICATION,
                    endpoint + " wants the password itself (caching_sha2_password, not in its cache), without TLS.",
                    "Use tls=verify-full, or pin the server's key: the SHA-256 of its caching_sha2_password_public_key.");
        }
    }

    /** The password and a zero byte, only for a server whose certificate was verified. */
    private byte[] clear(AuthPlugin plugin, byte[] secret) {
        TlsMode mode = endpoint.tls().mode();
        if (!encrypted || (mode != TlsMode.VERIFY_CA && mode != TlsMode.VERIFY_FULL)) {
            packets.abort();
            throw new EngineException(
                    Kind.AUTHENTICATION,
                    endpoint + " asks for the password in clear (" + plugin.protocolName()
                            + "), and its certificate is not verified. It was not sent.",
                    "Use tls=verify-full with the CA of the server.");
        }
        return Arrays.copyOf(secret, secret.length + 1);
    }

    private EngineException refused(String plugin, String why) {
        packets.abort();
        return new EngineException(
                Kind.AUTHENTICATION,
                endpoint + " asks to sign in by " + plugin + ": " + why + ".",
                "Give the account mysql_native_password, caching_sha2_password or ed25519.");
    }

    private String mode() {
        return endpoint.tls().mode().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}

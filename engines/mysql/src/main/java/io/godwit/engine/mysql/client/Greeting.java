package io.godwit.engine.mysql.client;

import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The server's first packet, handshake version 10.
 *
 * @param version as the server writes it; MariaDB's {@code 5.5.5-} prefix is taken off
 * @param connectionId the server's number for this connection, as KILL takes it
 * @param seed 20 random bytes that the password is mixed with
 * @param plugin how the server would like the account to sign in
 */
record Greeting(String version, long connectionId, byte[] seed, int capabilities, String plugin) {
    private static final int SEED = 20;
    private static final String REPLICATION_HACK = "5.5.5-";

    static Greeting read(Packets packets) {
        packets.read();
        int first = packets.length() == 0 ? -1 : packets.array()[packets.offset()] & 0xff;
        if (first == 0xff) {
            throw ServerErrors.exception(ServerErrors.parse(packets));
        }
        if (first != 10) {
            throw packets.unexpected("a greeting of version " + first + ", 10 was awaited");
        }
        Payload payload = new Payload(packets);
        payload.skip(1);
        String version = new String(payload.zeroTerminated(), StandardCharsets.UTF_8);
        long connectionId = payload.int4();
        byte[] seed = Arrays.copyOf(payload.bytes(8), SEED);
        payload.skip(1);
        int capabilities = payload.int2();
        payload.skip(3); // default collation, status
        capabilities |= payload.int2() << 16;
        int seedLength = payload.int1();
        payload.skip(10);
        if ((capabilities & Capability.PROTOCOL_41) == 0 || (capabilities & Capability.SECURE_CONNECTION) == 0) {
            throw new EngineException(
                    Kind.UNSUPPORTED,
                    "The server speaks only the protocol of before MySQL 4.1.",
                    "Use MySQL 5.7 or newer.");
        }
        byte[] second = payload.bytes(Math.max(13, seedLength - 8));
        System.arraycopy(second, 0, seed, 8, SEED - 8);
        boolean names = (capabilities & Capability.PLUGIN_AUTH) != 0;
        String plugin =
                names ? new String(payload.zeroTerminated(), StandardCharsets.UTF_8) : AuthPlugin.NATIVE.protocolName();
        String plain = version.startsWith(REPLICATION_HACK) ? version.substring(REPLICATION_HACK.length()) : version;
        return new Greeting(plain, connectionId, seed, capabilities, plugin);
    }

    boolean offersTls() {
        return (capabilities & Capability.SSL) != 0;
    }

    boolean mariaDb() {
        return version.toLowerCase(java.util.Locale.ROOT).contains("mariadb");
    }
}

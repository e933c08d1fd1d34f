package io.godwit.platform.servers.process;

import io.godwit.platform.servers.ServerException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Chooses loopback ports for servers that keep theirs over restarts.
 *
 * <p>Ports come from below 32768, where Linux takes its ephemeral ports from by default
 * ({@code net.ipv4.ip_local_port_range}): a port from that range may be held by somebody's outgoing connection at the moment
 * its server restarts. One virtual machine never hands out the same port twice.
 */
public final class FreePort {
    private static final int LOWEST = 15_000;
    private static final int BEYOND = 32_768;
    private static final int ATTEMPTS = 500;
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private FreePort() {}

    /** A port on 127.0.0.1 that nobody listens on now. */
    public static int choose() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, BEYOND);
            if (GIVEN.add(port) && isFree(port)) {
                return port;
            }
        }
        throw new ServerException(
                "No free port between " + LOWEST + " and " + (BEYOND - 1) + " on 127.0.0.1",
                "Stop servers that are not needed, or give each server its port.");
    }

    /** Whether a server could listen on this port of 127.0.0.1 now. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}

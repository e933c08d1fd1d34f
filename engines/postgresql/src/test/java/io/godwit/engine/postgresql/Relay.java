package io.godwit.engine.postgresql;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Passes connections on to a server that can be changed: what a balancer does. */
final class Relay implements AutoCloseable {
    private final ServerSocket server;
    private volatile int target;

    Relay(int target) throws IOException {
        this.target = target;
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return server.getLocalPort();
    }

    void target(int port) {
        target = port;
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Socket behind = new Socket(InetAddress.getLoopbackAddress(), target);
                pass(client, behind);
                pass(behind, client);
            } catch (IOException gone) {
                // the next one
            }
        }
    }

    private static void pass(Socket from, Socket to) {
        Thread.ofVirtual().start(() -> {
            try (from;
                    to) {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException gone) {
                // both ends are closed
            }
        });
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}

package io.godwit.engine.postgresql;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Refuses TLS, then asks for the password in clear text and keeps whatever comes. */
final class HostileServer implements AutoCloseable {
    private static final byte[] CLEAR_TEXT_PASSWORD = {'R', 0, 0, 0, 8, 0, 0, 0, 3};
    private static final int SSL_REQUEST = 80877103;

    private final ServerSocket server;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();

    HostileServer() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return server.getLocalPort();
    }

    synchronized String received() {
        return received.toString(StandardCharsets.ISO_8859_1);
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                talk(client);
            } catch (IOException gone) {
                // the next one
            }
        }
    }

    private void talk(Socket client) throws IOException {
        InputStream in = client.getInputStream();
        byte[] head = in.readNBytes(8);
        int code = ((head[4] & 0xff) << 24) | ((head[5] & 0xff) << 16) | ((head[6] & 0xff) << 8) | (head[7] & 0xff);
        if (code == SSL_REQUEST) {
            client.getOutputStream().write('N');
        } else {
            client.getOutputStream().write(CLEAR_TEXT_PASSWORD);
        }
        for (int b = in.read(); b >= 0; b = in.read()) {
            synchronized (this) {
                received.write(b);
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}

package io.godwit.engine.mysql.client;

import io.godwit.engine.Endpoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** A server that speaks as badly as a test wants; keeps every byte that the client sent. */
final class FakeServer implements AutoCloseable {
    static final int PLAIN = Capability.LONG_PASSWORD
            | Capability.PROTOCOL_41
            | Capability.SECURE_CONNECTION
            | Capability.PLUGIN_AUTH
            | Capability.PLUGIN_AUTH_LENENC
            | Capability.CONNECT_WITH_DB;
    static final int TLS = PLAIN | Capability.SSL;

    private final ServerSocket socket;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final Thread thread;

    /** What the server does with one client. */
    interface Script {
        void play(Line line) throws IOException;
    }

    /** The server's end of the line. */
    final class Line {
        private final InputStream in;
        private final OutputStream out;

        Line(Socket client) throws IOException {
            in = client.getInputStream();
            out = client.getOutputStream();
        }

        void raw(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
        }

        void packet(int sequence, byte[] payload) throws IOException {
            raw(framed(sequence, payload));
        }

        /** Reads the client's next packet and returns its payload. */
        byte[] read() throws IOException {
            byte[] header = in.readNBytes(4);
            if (header.length < 4) {
                throw new IOException("the client hung up");
            }
            int length = (header[0] & 0xff) | ((header[1] & 0xff) << 8) | ((header[2] & 0xff) << 16);
            byte[] payload = in.readNBytes(length);
            received.writeBytes(payload);
            return payload;
        }

        /** Greets, takes the sign-in and says OK, as often as a command comes. */
        void signIn() throws IOException {
            packet(0, greeting(PLAIN, "mysql_native_password"));
            read();
            packet(2, OK);
        }
    }

    static final byte[] OK = {0, 0, 0, 2, 0, 0, 0};

    FakeServer(Script script) throws IOException {
        socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        thread = Thread.ofVirtual().start(() -> {
            try (Socket client = socket.accept()) {
                script.play(new Line(client));
                // Whatever else the client sends is kept too.
                client.getInputStream().transferTo(received);
            } catch (IOException e) {
                // The client hung up, which is what most tests want.
            }
        });
    }

    static byte[] framed(int sequence, byte[] payload) {
        byte[] packet = new byte[payload.length + 4];
        packet[0] = (byte) payload.length;
        packet[1] = (byte) (payload.length >> 8);
        packet[2] = (byte) (payload.length >> 16);
        packet[3] = (byte) sequence;
        System.arraycopy(payload, 0, packet, 4, payload.length);
        return packet;
    }

    static byte[] greeting(int capabilities, String plugin) {
        byte[] seed = new byte[20];
        Arrays.fill(seed, (byte) 'x');
        return new PayloadWriter()
                .int1(10)
                .zeroTerminated("8.0.99-fake")
                .int4(1)
                .bytes(Arrays.copyOf(seed, 8))
                .int1(0)
                .int1(capabilities)
                .int1(capabilities >> 8)
                .int1(45)
                .zeros(2)
                .int1(capabilities >> 16)
                .int1(capabilities >> 24)
                .int1(21)
                .zeros(10)
                .bytes(Arrays.copyOfRange(seed, 8, 20))
                .int1(0)
                .zeroTerminated(plugin)
                .toBytes();
    }

    static byte[] switchTo(String plugin) {
        return new PayloadWriter()
                .int1(0xfe)
                .zeroTerminated(plugin)
                .bytes("y".repeat(20).getBytes(StandardCharsets.US_ASCII))
                .int1(0)
                .toBytes();
    }

    Endpoint endpoint(Endpoint.Tls tls) {
        return new Endpoint("mysql", "127.0.0.1", socket.getLocalPort(), "shop", "app", tls, Map.of());
    }

    /** All that the client sent, once it has hung up. */
    String received() throws InterruptedException {
        thread.join();
        return received.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        socket.close();
        thread.join();
    }
}

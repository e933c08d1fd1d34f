package io.godwit.platform.servers;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;

/**
 * Asks a broker whether it serves: a Metadata request, version 1, for no topics, answered with at least one broker
 * (https://kafka.apache.org/protocol). The port alone opens before the broker has joined its own cluster. Written out here so
 * that those who only start Kafka need no client of it.
 */
final class KafkaProbe {
    private static final int TIMEOUT_MS = 2_000;
    private static final short METADATA = 3;
    private static final short VERSION = 1;

    private KafkaProbe() {}

    static boolean hasBroker(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), TIMEOUT_MS);
            socket.setSoTimeout(TIMEOUT_MS);
            ByteBuffer request = ByteBuffer.allocate(14);
            request.putShort(METADATA).putShort(VERSION);
            request.putInt(0); // correlation id
            request.putShort((short) -1); // no client id
            request.putInt(0); // no topics
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeInt(request.position());
            out.write(request.array());
            out.flush();
            DataInputStream in = new DataInputStream(socket.getInputStream());
            in.readInt(); // length
            in.readInt(); // correlation id
            return in.readInt() > 0; // brokers
        } catch (IOException notYet) {
            return false;
        }
    }
}

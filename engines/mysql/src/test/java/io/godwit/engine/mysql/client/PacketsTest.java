package io.godwit.engine.mysql.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PacketsTest {
    private static final int LARGEST = 1 << 30;

    @Test
    @Tag("H12")
    void shouldKeepTheFirstPieceWhenTheBufferShrinksBeforeTheSecond() throws Exception {
        byte[] before = pattern(2 << 20);
        byte[] joined = pattern(Packets.PIECE + (3 << 20));
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread sender = Thread.ofVirtual().start(() -> send(server, before, joined));
            try (Socket socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
                Packets packets = new Packets(socket, "peer");
                packets.maxPayload(LARGEST);
                assertThat(received(packets)).isEqualTo(before);
                assertThat(received(packets)).isEqualTo(joined);
            }
            sender.join();
        }
    }

    @Test
    @Tag("H12")
    void shouldKeepLargePayloadsOutOfMemory() throws Exception {
        byte[] small = pattern(100);
        byte[] large = pattern(2 * Packets.PIECE);
        byte[] medium = pattern(3 << 20);
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread sender = Thread.ofVirtual().start(() -> send(server, small, large, medium, small));
            try (Socket socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
                Packets packets = new Packets(socket, "peer");
                packets.maxPayload(LARGEST);
                packets.outsideFrom(2 << 20);
                assertThat(received(packets)).isEqualTo(small);
                assertThat(packets.outside()).isNull();
                for (byte[] payload : new byte[][] {large, medium}) {
                    assertThat(packets.read()).isEqualTo(payload.length);
                    assertThat(packets.outside().bytes()).isEqualTo(payload);
                    assertThat(packets.array()).isEqualTo(Arrays.copyOf(payload, 64 * 1024));
                }
                assertThat(received(packets)).isEqualTo(small);
                assertThat(packets.outside()).isNull();
            }
            sender.join();
        }
    }

    private static byte[] received(Packets packets) {
        int length = packets.read();
        return Arrays.copyOfRange(packets.array(), packets.offset(), packets.offset() + length);
    }

    private static byte[] pattern(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 31 + (i >> 8) + 1);
        }
        return bytes;
    }

    private static void send(ServerSocket server, byte[]... payloads) {
        try (Socket socket = server.accept();
                OutputStream out = socket.getOutputStream()) {
            int sequence = 0;
            for (byte[] payload : payloads) {
                int at = 0;
                int size;
                do {
                    size = Math.min(Packets.PIECE, payload.length - at);
                    out.write(new byte[] {(byte) size, (byte) (size >> 8), (byte) (size >> 16), (byte) sequence++});
                    out.write(payload, at, size);
                    at += size;
                } while (size == Packets.PIECE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

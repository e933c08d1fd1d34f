package io.godwit.platform.servers.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {
    private final ServerSocket echo = listener();
    private final FaultProxy proxy = new FaultProxy("127.0.0.1", echo.getLocalPort());

    private static ServerSocket listener() {
        try {
            return new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @BeforeEach
    void echoes() {
        Thread.ofVirtual().start(() -> {
            while (!echo.isClosed()) {
                try {
                    Socket client = echo.accept();
                    Thread.ofVirtual().start(() -> echo(client));
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    private static void echo(Socket client) {
        try (client) {
            client.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException cut) {
            // as wanted
        }
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        echo.close();
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket("127.0.0.1", proxy.port());
        socket.setSoTimeout(5_000);
        return socket;
    }

    private static String ask(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        return new String(socket.getInputStream().readNBytes(text.length()), StandardCharsets.US_ASCII);
    }

    @Test
    void shouldPassBytesBothWaysAndForgetClosedConnections() throws IOException {
        try (Socket socket = connect()) {
            assertThat(ask(socket, "hello")).isEqualTo("hello");
            assertThat(proxy.bytesFromServer()).isEqualTo(5);
            assertThat(proxy.open()).isOne();
        }
        await().until(() -> proxy.open() == 0);
    }

    @Test
    void shouldResetOpenConnectionsAndAcceptNewOnesWhenCut() throws IOException {
        try (Socket socket = connect()) {
            ask(socket, "hello");

            proxy.cut();

            assertThatThrownBy(() -> ask(socket, "again")).isInstanceOf(IOException.class);
        }
        try (Socket later = connect()) {
            assertThat(ask(later, "hello")).isEqualTo("hello");
        }
    }

    @Test
    void shouldResetNewConnectionsWhenDownUntilHealed() throws IOException {
        proxy.down();
        try (Socket socket = connect()) {
            assertThatThrownBy(() -> {
                        if (ask(socket, "hello").isEmpty()) {
                            throw new IOException("closed");
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
        proxy.heal();
        try (Socket socket = connect()) {
            assertThat(ask(socket, "hello")).isEqualTo("hello");
        }
    }

    @Test
    void shouldStaySilentWhenPausedAndDeliverWhenHealed() throws IOException {
        try (Socket socket = connect()) {
            ask(socket, "hello");
            proxy.pause();
            socket.setSoTimeout(200);
            assertThatThrownBy(() -> ask(socket, "again")).isInstanceOf(SocketTimeoutException.class);
            socket.setSoTimeout(5_000);

            proxy.heal();

            assertThat(socket.getInputStream().readNBytes(5)).isEqualTo("again".getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Test
    void shouldLetExactlySoManyBytesThroughWhenCutAfter() throws IOException {
        try (Socket socket = connect()) {
            ask(socket, "hello");
            proxy.cutAfterFromServer(3);
            socket.getOutputStream().write("abcdef".getBytes(StandardCharsets.US_ASCII));

            assertThat(socket.getInputStream().readNBytes(3)).isEqualTo("abc".getBytes(StandardCharsets.US_ASCII));
            assertThat(endOf(socket)).isTrue();
        }
        try (Socket later = connect()) {
            assertThat(ask(later, "whole again")).isEqualTo("whole again");
        }
    }

    private static boolean endOf(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (IOException reset) {
            return true;
        }
    }

    @Test
    void shouldTakeAsLongAsAskedWhenDelayedOrThrottled() throws IOException {
        try (Socket socket = connect()) {
            proxy.delay(Duration.ofMillis(100));
            assertThat(duration(socket, "hello")).isGreaterThan(Duration.ofMillis(200));
            proxy.heal();

            proxy.throttle(10_000);
            assertThat(duration(socket, "x".repeat(2_000))).isGreaterThan(Duration.ofMillis(400));
            proxy.heal();

            assertThat(duration(socket, "x".repeat(2_000))).isLessThan(Duration.ofMillis(400));
        }
    }

    private static Duration duration(Socket socket, String text) throws IOException {
        long start = System.nanoTime();
        assertThat(ask(socket, text)).isEqualTo(text);
        return Duration.ofNanos(System.nanoTime() - start);
    }
}

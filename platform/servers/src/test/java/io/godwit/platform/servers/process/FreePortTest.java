package io.godwit.platform.servers.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FreePortTest {

    @Test
    void shouldNeverGiveTheSamePortTwiceNorOneOfTheEphemeralRange() {
        List<Integer> ports = Stream.generate(FreePort::choose).limit(200).toList();

        assertThat(ports).doesNotHaveDuplicates().allMatch(port -> port < 32_768);
    }

    @Test
    void shouldSeeThatAPortIsTakenWhenSomebodyListens() throws Exception {
        int port = FreePort.choose();
        assertThat(FreePort.isFree(port)).isTrue();

        try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(FreePort.isFree(other.getLocalPort())).isFalse();
        }
    }
}

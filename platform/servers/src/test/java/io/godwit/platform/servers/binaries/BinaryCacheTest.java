package io.godwit.platform.servers.binaries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.godwit.platform.servers.ServerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinaryCacheTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void shouldUnpackOnceWhenManyAsk() throws Exception {
        AtomicInteger unpacked = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Path> found = threads
                    .invokeAll(IntStream.range(0, 8)
                            .mapToObj(n -> (java.util.concurrent.Callable<Path>) () -> new BinaryCache(folder)
                                    .folder("server-1", into -> {
                                        unpacked.incrementAndGet();
                                        Files.writeString(into.resolve("program"), "whole");
                                    }))
                            .toList())
                    .stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .distinct()
                    .toList();

            assertThat(found).containsExactly(folder.resolve("server-1"));
        }
        assertThat(unpacked).hasValue(1);
        assertThat(folder.resolve("server-1/program")).hasContent("whole");
    }

    @Test
    void shouldShowNothingUnderTheNameWhenUnpackingFails() throws Exception {
        BinaryCache cache = new BinaryCache(folder);

        assertThatThrownBy(() -> cache.folder("server-1", into -> {
                    Files.writeString(into.resolve("program"), "half");
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(ServerException.class)
                .hasMessageContaining("No space left on device")
                .hasMessageContaining("GODWIT_CACHE");

        assertThat(folder.resolve("server-1")).doesNotExist();
    }

    @Test
    void shouldRemoveWhatAKilledProcessLeftWhenUnpackingAgain() throws Exception {
        Path left = Files.createDirectories(folder.resolve(".server-1.unpacking-99999999"));
        Files.writeString(left.resolve("program"), "half");

        new BinaryCache(folder).folder("server-1", into -> Files.writeString(into.resolve("program"), "whole"));

        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("server-1", "server-1.lock");
        }
    }
}

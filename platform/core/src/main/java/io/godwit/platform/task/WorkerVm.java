package io.godwit.platform.task;

import java.util.List;
import java.util.Map;

/** How a worker's virtual machine runs, whoever starts it: with a heap that grows when it must and shrinks again. */
public final class WorkerVm {
    private WorkerVm() {}

    /** @param megabytes the most that the heap may take */
    public static List<String> options(int megabytes) {
        return List.of(
                "-Xmx" + megabytes + "m",
                // else a 64th of the machine's memory, which on most is all that the heap may take
                "-Xms" + Math.min(megabytes, 96) + "m",
                "-XX:+UseSerialGC",
                // large values go to the old generation, which would else be two thirds of the heap
                "-Xmn" + Math.min(megabytes / 3, 24) + "m",
                // what batches leave behind is collected before the heap takes more of the machine
                "-XX:MinHeapFreeRatio=25",
                "-XX:MaxHeapFreeRatio=50",
                // the compilers' memory goes back to the machine
                "-XX:TrimNativeHeapInterval=10000",
                "-XX:+ExitOnOutOfMemoryError");
    }

    /** Beside what is inherited: glibc's default of 8 arenas per core costs memory that nothing uses. */
    public static Map<String, String> environment() {
        return Map.of("MALLOC_ARENA_MAX", "2");
    }
}

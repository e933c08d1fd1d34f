package io.godwit.platform.servers.process;

import io.godwit.platform.servers.ServerException;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A process that Godwit started, now or in an earlier life. Standard input is empty, output goes to a file. */
public final class ChildProcess {
    private static final List<String> INHERITED = List.of("PATH", "HOME", "LANG", "TMPDIR");
    private static final Duration POLL = Duration.ofMillis(20);
    private static final int LOG_TAIL = 4_000;

    private final String name;
    private final Path log;
    private final ProcessHandle handle;
    private final @Nullable Process own;

    private ChildProcess(String name, Path log, ProcessHandle handle, @Nullable Process own) {
        this.name = name;
        this.log = log;
        this.handle = handle;
        this.own = own;
    }

    /** Starts it; does not wait until it is ready. */
    public static ChildProcess start(ChildLaunch launch) {
        return start(launch, ProcessBuilder.Redirect.from(new File("/dev/null")));
    }

    private static ChildProcess start(ChildLaunch launch, ProcessBuilder.Redirect input) {
        List<String> command = new ArrayList<>();
        if (launch.lifetime() == Lifetime.OWN) {
            command.add("setsid"); // execs in place, for a child of ours leads no group: the id stays
        }
        command.addAll(launch.command());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(launch.folder().toFile())
                .redirectInput(input)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(launch.log().toFile()));
        reduceEnvironment(builder.environment(), launch.environment());
        try {
            Process process = builder.start();
            if (launch.lifetime() == Lifetime.WITH_PARENT) {
                Reaper.watch(process);
            }
            return new ChildProcess(launch.name(), launch.log(), process.toHandle(), process);
        } catch (IOException e) {
            throw new ServerException(
                    launch.name() + " could not be started: " + e.getMessage(),
                    "Check that its folder " + launch.folder() + " exists and that its program may be executed.",
                    e);
        }
    }

    /** Takes over a process that already runs, or nothing if it has gone. */
    public static @Nullable ChildProcess adopt(String name, Path log, long pid) {
        ProcessHandle handle = ProcessHandle.of(pid).orElse(null);
        return handle == null || !Processes.alive(pid) ? null : new ChildProcess(name, log, handle, null);
    }

    /**
     * Runs a short-lived program to its end, with the given bytes as its standard input: the way for what may stand neither in
     * arguments nor in files. Output goes to the log; failing is an exception with the log's last lines.
     */
    public static void run(ChildLaunch launch, byte[] input, Duration limit) {
        ChildProcess child = start(launch, ProcessBuilder.Redirect.PIPE);
        Process process = Objects.requireNonNull(child.own);
        try (OutputStream pipe = process.getOutputStream()) {
            pipe.write(input);
        } catch (IOException endedEarly) {
            // its exit code says more than the broken pipe
        }
        if (!child.awaitExit(limit)) {
            child.kill();
            throw child.failed("did not end within " + limit.toSeconds() + " s");
        }
        if (process.exitValue() != 0) {
            throw child.failed("ended with exit code " + process.exitValue());
        }
    }

    static void reduceEnvironment(Map<String, String> environment, Map<String, String> added) {
        environment.keySet().retainAll(INHERITED);
        environment.putAll(added);
    }

    public long pid() {
        return handle.pid();
    }

    /** A process that ended and waits to be reaped, by a busy thread of this machine for one, is dead. */
    public boolean alive() {
        return (own != null ? own.isAlive() : handle.isAlive()) && Processes.alive(handle.pid());
    }

    /** Waits until the condition holds; fails when the process ends before, or when it takes longer than the limit. */
    public void awaitReady(BooleanSupplier ready, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!ready.getAsBoolean()) {
            if (!alive()) {
                throw failed("ended while starting");
            }
            if (System.nanoTime() > deadline) {
                throw failed("is not ready after " + limit.toSeconds() + " s");
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    /** Sends a signal by its name without SIG. */
    public void signal(String signal) {
        if (!alive()) {
            return;
        }
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -" + signal + " " + pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new ServerException("No signal could be sent to " + name, "Check that /bin/sh can be run.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** SIGKILL, to this process only, and waits until it is gone. */
    public void kill() {
        handle.destroyForcibly();
        if (!awaitExit(Duration.ofSeconds(30))) {
            throw failed("is still there after SIGKILL");
        }
        forget();
    }

    /** True once the process is gone. */
    public boolean awaitExit(Duration limit) {
        if (own != null) {
            try {
                boolean ended = own.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
                if (ended) {
                    forget();
                }
                return ended;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return !own.isAlive();
            }
        }
        long deadline = System.nanoTime() + limit.toNanos();
        while (alive() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(POLL.toNanos());
        }
        return !alive();
    }

    private void forget() {
        if (own != null) {
            Reaper.forget(own);
        }
    }

    /** The exception that says what happened to this process, with the end of its log. */
    public ServerException failed(String what) {
        return new ServerException(name + " " + what + ". Its log ends with:\n" + logTail(), "The whole log: " + log);
    }

    private String logTail() {
        if (!Files.isReadable(log)) {
            return "(no log)";
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - LOG_TAIL));
            byte[] tail = new byte[(int) (file.length() - file.getFilePointer())];
            file.readFully(tail);
            return new String(tail, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "(log unreadable: " + e.getMessage() + ")";
        }
    }
}

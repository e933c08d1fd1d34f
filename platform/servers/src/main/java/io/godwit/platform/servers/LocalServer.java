package io.godwit.platform.servers;

import io.godwit.platform.servers.binaries.BinaryCache;
import io.godwit.platform.servers.process.ChildLaunch;
import io.godwit.platform.servers.process.ChildProcess;
import io.godwit.platform.servers.process.FreePort;
import io.godwit.platform.servers.process.Lifetime;
import io.godwit.platform.servers.process.Processes;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The life that all servers share.
 *
 * <pre>
 *   (no folder) ──prepare, rename──▶ prepared ──start──▶ running ──stop / kill──▶ prepared
 *                                        └──── found running in its data folder ────▲
 * </pre>
 *
 * A data folder is made under another name and renamed when it is complete: one that exists is whole. The server works in its
 * data folder, so that a running one is found by program and working folder, whoever started it. Two that start the same folder
 * at once, in one process or two, do it one after the other, and the second finds the first one's server.
 */
abstract class LocalServer implements Server {
    private static final Duration STOP_LIMIT = Duration.ofMinutes(1);
    private static final Duration PREPARE_LIMIT = Duration.ofMinutes(2);
    private static final long LOG_LIMIT = 16L << 20;
    private static final Map<Path, Object> MONITORS = new ConcurrentHashMap<>();

    private final String name;
    private final ServerBuilder<?> settings;
    private @Nullable ChildProcess process;
    private int port;

    LocalServer(String name, ServerBuilder<?> settings) {
        this.name = name;
        this.settings = settings;
    }

    /** File name of the server's executable. */
    abstract String program();

    /** Fills an empty data folder, once. */
    abstract void prepare(Path data) throws IOException;

    /** Writes the configuration and says how to start. */
    abstract List<String> command() throws IOException;

    abstract boolean ready(ChildProcess started);

    /** The signal that ends it in good order without waiting for its clients. */
    abstract String stopSignal();

    /** The server among the processes of its program that work in its data folder. */
    OptionalLong mainProcess(List<Long> workingInData) {
        return workingInData.isEmpty() ? OptionalLong.empty() : OptionalLong.of(workingInData.getFirst());
    }

    /** Called before anything is written to the folder. */
    void openFolder() throws IOException {}

    Map<String, String> environment() {
        return Map.of();
    }

    @Override
    public final synchronized void start() {
        if (running()) {
            return;
        }
        try {
            Files.createDirectories(folder());
            synchronized (MONITORS.computeIfAbsent(folder(), folder -> new Object())) {
                startLocked();
            }
        } catch (IOException e) {
            throw new ServerException(
                    name + " cannot use its folder " + folder() + ": " + e,
                    "Check that the folder belongs to this user and that its disk has room.",
                    e);
        }
    }

    /** The lock is held until the server is ready: before that, another process might not recognise it. */
    private void startLocked() throws IOException {
        try (FileChannel channel = FileChannel.open(
                        folder().resolve("start.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock onlyOne = channel.lock()) {
            assert onlyOne.isValid();
            openFolder();
            port = keptPort("port", settings.port);
            ChildProcess found = find();
            ChildProcess started = found != null ? found : launch();
            try {
                started.awaitReady(() -> ready(started), settings.startLimit);
                process = started;
            } catch (ServerException notReady) {
                killWithChildren(started);
                throw notReady;
            }
        }
    }

    private ChildProcess launch() throws IOException {
        if (!Files.isDirectory(data())) {
            prepareAside();
        }
        requireFree(port);
        setLogAside();
        return ChildProcess.start(launch(command(), data(), settings.lifetime));
    }

    private void setLogAside() throws IOException {
        if (Files.exists(log()) && Files.size(log()) > LOG_LIMIT) {
            Files.move(log(), folder().resolve("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private @Nullable ChildProcess find() {
        OptionalLong main = mainProcess(Processes.workingIn(data(), program()));
        return main.isPresent() ? ChildProcess.adopt(name, log(), main.getAsLong()) : null;
    }

    private void prepareAside() throws IOException {
        Path aside = folder().resolve("data.preparing");
        BinaryCache.deleteTree(aside);
        Files.createDirectory(aside);
        prepare(aside);
        Files.move(aside, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** A new empty file of the folder that only this user can read. */
    final Path privateFile(String file) throws IOException {
        Path path = folder().resolve(file);
        Files.deleteIfExists(path);
        return Files.createFile(
                path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    /** Runs a program that prepares the data folder. */
    final void run(List<String> command, Path workingFolder, byte[] input) {
        ChildProcess.run(launch(command, workingFolder, Lifetime.WITH_PARENT), input, PREPARE_LIMIT);
    }

    private ChildLaunch launch(List<String> command, Path workingFolder, Lifetime lifetime) {
        return new ChildLaunch(name, command, workingFolder, log(), environment(), lifetime);
    }

    /** The port noted in this file of the folder, chosen and noted now if there is none; a wanted one (not 0) wins. */
    final int keptPort(String file, int wanted) throws IOException {
        Path note = folder().resolve(file);
        if (wanted == 0 && Files.exists(note)) {
            return Integer.parseInt(Files.readString(note).strip());
        }
        int chosen = wanted == 0 ? FreePort.choose() : wanted;
        Path aside = folder().resolve(file + ".new");
        Files.writeString(aside, chosen + "\n");
        Files.move(aside, note, StandardCopyOption.ATOMIC_MOVE);
        return chosen;
    }

    final void requireFree(int wanted) {
        if (!FreePort.isFree(wanted)) {
            throw new ServerException(
                    "Port " + wanted + " of 127.0.0.1, which " + name + " in " + folder()
                            + " uses, is taken by another process",
                    "Stop that process (ss -ltnp 'sport = :" + wanted + "'), or delete the port files in the folder.");
        }
    }

    @Override
    public final synchronized void stop() {
        if (!running()) {
            return;
        }
        ChildProcess running = current();
        running.signal(stopSignal());
        if (!running.awaitExit(STOP_LIMIT)) {
            killWithChildren(running);
        }
        process = null;
    }

    @Override
    public final synchronized void kill() {
        if (running()) {
            killWithChildren(current());
        }
        process = null;
    }

    private void killWithChildren(ChildProcess running) {
        running.kill();
        for (long left : Processes.workingIn(data(), program())) {
            ChildProcess child = ChildProcess.adopt(name, log(), left);
            if (child != null) {
                child.kill();
            }
        }
    }

    @Override
    public final synchronized boolean running() {
        if (process == null || !process.alive()) {
            process = find();
        }
        return process != null;
    }

    @Override
    public final synchronized long pid() {
        return current().pid();
    }

    private ChildProcess current() {
        if (process == null) {
            throw new IllegalStateException(name + " does not run");
        }
        return process;
    }

    @Override
    public final synchronized int port() {
        if (port == 0) {
            try {
                port = Integer.parseInt(
                        Files.readString(folder().resolve("port")).strip());
            } catch (IOException e) {
                throw new IllegalStateException(name + " was never started", e);
            }
        }
        return port;
    }

    @Override
    public final Path folder() {
        return settings.folder;
    }

    @Override
    public final Path log() {
        return settings.folder.resolve("server.log");
    }

    final Path data() {
        return settings.folder.resolve("data");
    }

    @Override
    public String toString() {
        return name + " in " + folder();
    }
}

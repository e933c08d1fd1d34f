package io.godwit.cli.supervise;

import io.godwit.cli.client.UnreachableException;
import io.godwit.cli.home.Home;
import io.godwit.cli.home.Settings;
import io.godwit.platform.servers.process.ChildLaunch;
import io.godwit.platform.servers.process.ChildProcess;
import io.godwit.platform.servers.process.Lifetime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The detached supervisor of a home, seen from the command line. */
public final class SupervisorProcess {
    static final String NAME = "supervisor";
    private static final Duration START_LIMIT = Duration.ofMinutes(4);
    private static final Duration STOP_LIMIT = Duration.ofMinutes(2);

    /** So long may a supervisor that another command started take to say that it is there. */
    private static final Duration GONE = Duration.ofSeconds(3);

    private final Home home;
    private @Nullable ChildProcess started;

    public SupervisorProcess(Home home) {
        this.home = home;
    }

    /** Whether one lives, or was just started by this command. */
    public boolean alive() {
        return RunFile.read(home, NAME).filter(RunFile::alive).isPresent() || starting();
    }

    /** Whether {@code up} was asked for and {@code down} was not. */
    public boolean wanted() {
        return Files.exists(wantedFile());
    }

    /** Starts it in a session of its own. Where several commands do so at once, one supervisor stays. */
    public void start() {
        Installation installation = Installation.find();
        Home.write(wantedFile(), "");
        started = ChildProcess.start(new ChildLaunch(
                NAME,
                List.of(
                        Installation.java().toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dgodwit.root=" + installation.root(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Supervisor.class.getName(),
                        home.root().toString()),
                home.run(),
                home.log(NAME),
                Map.of(),
                Lifetime.OWN));
    }

    /** Waits until the platform answers; tells each step once. */
    public void awaitReady(Consumer<String> told) {
        Instant limit = Instant.now().plus(START_LIMIT);
        Instant seenAlive = Instant.now();
        String last = "";
        while (Instant.now().isBefore(limit)) {
            SupervisorState state = SupervisorState.read(home);
            if (speaks(state)) {
                if (!state.step().equals(last)) {
                    last = state.step();
                    told.accept(last);
                }
                if (!state.problem().isEmpty()) {
                    throw new UnreachableException(state.problem(), new IOException("not started"));
                }
                if (state.ready()) {
                    return;
                }
            }
            if (alive()) {
                seenAlive = Instant.now();
            } else if (seenAlive.plus(GONE).isBefore(Instant.now())) {
                throw new UnreachableException(
                        "The supervisor ended while it started; its log is " + home.log(NAME) + ".",
                        new IOException("not started"));
            }
            pause();
        }
        throw new UnreachableException(
                "The platform was not up after " + START_LIMIT.toMinutes() + " minutes; its logs are in "
                        + home.log(NAME).getParent() + ".",
                new IOException("not started"));
    }

    /** Whether this was said by the supervisor that lives, or by the one that was just started: not by an earlier one. */
    private boolean speaks(SupervisorState state) {
        ChildProcess mine = started;
        return (mine != null && mine.pid() == state.pid())
                || RunFile.read(home, NAME)
                        .filter(RunFile::alive)
                        .filter(running -> running.pid() == state.pid())
                        .isPresent();
    }

    private boolean starting() {
        ChildProcess mine = started;
        return mine != null && mine.alive();
    }

    /** Ends it and all that it started, in good order. */
    public void stop() {
        try {
            Files.deleteIfExists(wantedFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        RunFile.read(home, NAME).filter(RunFile::alive).ifPresent(running -> {
            ProcessHandle.of(running.pid()).ifPresent(ProcessHandle::destroy);
            Instant limit = Instant.now().plus(STOP_LIMIT);
            while (running.alive() && Instant.now().isBefore(limit)) {
                pause();
            }
        });
        stopLeftovers();
    }

    /** What a supervisor that was killed left running. */
    private void stopLeftovers() {
        if (alive() || !Files.exists(home.settings())) {
            return;
        }
        Platform platform = Platform.of(home, Settings.of(home), Installation.find());
        platform.services().forEach(ServiceComponent::adopt);
        platform.stop(
                home,
                (component, e) -> System.err.println("✗ " + component.name() + " does not end: " + e.getMessage()));
    }

    private Path wantedFile() {
        return home.run().resolve("wanted");
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnreachableException("Interrupted while waiting for the platform.", e);
        }
    }
}

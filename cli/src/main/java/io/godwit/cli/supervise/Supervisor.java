package io.godwit.cli.supervise;

import io.godwit.cli.home.Home;
import io.godwit.cli.home.Settings;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the platform of one home running: starts it in order, starts again what ended (with growing pauses), and ends it in
 * good order on SIGTERM. Its children live in sessions of their own: when the supervisor is killed they go on, and the next
 * supervisor takes them over.
 */
public final class Supervisor {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration STEADY = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration SHORT_LOOK = Duration.ofMillis(50);
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final int START_ATTEMPTS = 3;

    private final Home home;
    private final CountDownLatch ending = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Map<String, Trouble> troubles = new HashMap<>();

    private Supervisor(Home home) {
        this.home = home;
    }

    public static void main(String[] arguments) throws Exception {
        Home home = new Home(Path.of(arguments[0]));
        try (FileChannel channel = FileChannel.open(
                        home.run().resolve("supervisor.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                log("another supervisor works in this home");
                return;
            }
            RunFile.of(SupervisorProcess.NAME, ProcessHandle.current().pid(), 0).write(home);
            say(home, "starting", false);
            new Supervisor(home).run();
        }
    }

    private void run() throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::awaitEnd));
        Platform platform;
        try {
            platform = start();
        } catch (RuntimeException e) {
            log("cannot start: " + e);
            new SupervisorState(ProcessHandle.current().pid(), "", false, String.valueOf(e.getMessage())).write(home);
            ended.countDown();
            throw e;
        }
        while (!ending.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
            startAgain(platform);
        }
        stop(platform);
        ended.countDown();
    }

    private Platform start() throws InterruptedException {
        Installation installation = Installation.find();
        Settings settings = Settings.of(home);
        new ServiceConfiguration(home, settings, installation).write();
        Platform platform = Platform.of(home, settings, installation);
        say("state database and Kafka", false);
        try {
            startServers(platform);
        } catch (RuntimeException e) {
            platform.stopServers(this::notEnded);
            throw e;
        }
        say("gateway, assessment, conversion, replication", false);
        platform.services().forEach(ServiceComponent::start);
        awaitServices(platform);
        say("up", true);
        return platform;
    }

    private void startServers(Platform platform) {
        Thread kafka = Thread.ofPlatform().start(platform.kafka()::start);
        try {
            platform.state().start();
        } finally {
            join(kafka);
        }
        if (!platform.kafka().running()) {
            throw new IllegalStateException(
                    "Kafka does not start; its log is in " + home.root().resolve("kafka"));
        }
    }

    /** Meanwhile anything may end, as it may later. */
    private void awaitServices(Platform platform) throws InterruptedException {
        Instant limit = Instant.now().plus(START_LIMIT);
        for (ServiceComponent service : platform.services()) {
            while (!service.ready()) {
                Trouble trouble = troubles.get(service.name());
                if (trouble != null && trouble.times > START_ATTEMPTS
                        || Instant.now().isAfter(limit)) {
                    throw service.notReady();
                }
                if (ending.await(SHORT_LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                startAgain(platform);
            }
        }
    }

    private void startAgain(Platform platform) {
        platform.all().stream().filter(component -> !component.running()).forEach(this::startAgain);
    }

    private void startAgain(Component component) {
        Trouble trouble = troubles.computeIfAbsent(component.name(), name -> new Trouble());
        if (!trouble.due()) {
            return;
        }
        log(component.name() + " ended; starting it again");
        trouble.next();
        try {
            component.start();
            log(component.name() + " is started again");
        } catch (RuntimeException e) {
            log(component.name() + " does not start: " + e.getMessage());
        }
    }

    private void stop(Platform platform) {
        log("ending");
        platform.stop(home, this::notEnded);
        say("down", false);
    }

    private void notEnded(Component component, RuntimeException e) {
        log(component.name() + " does not end: " + e.getMessage());
    }

    private void awaitEnd() {
        ending.countDown();
        try {
            ended.await(90, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void say(String step, boolean ready) {
        say(home, step, ready);
    }

    private static void say(Home home, String step, boolean ready) {
        log(step);
        new SupervisorState(ProcessHandle.current().pid(), step, ready, "").write(home);
    }

    private static void log(String line) {
        System.out.println(Instant.now() + " supervisor " + line);
    }

    static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while starting", e);
        }
    }

    /** How often and when something ended, and when it may start again. */
    private static final class Trouble {
        private Duration pause = FIRST_PAUSE;
        private Instant last = Instant.EPOCH;
        private int times;

        boolean due() {
            if (Instant.now().isAfter(last.plus(STEADY).plus(pause))) {
                pause = FIRST_PAUSE;
            }
            return Instant.now().isAfter(last.plus(pause));
        }

        void next() {
            times++;
            last = Instant.now();
            Duration doubled = pause.multipliedBy(2);
            pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
        }
    }
}

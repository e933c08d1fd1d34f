package io.godwit.e2e.chaos;

import io.godwit.platform.migration.Phase;
import io.godwit.platform.servers.Server;
import io.godwit.platform.servers.test.FaultProxy;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** Does a round's faults, each on a thread of its own and at its time: they may meet. Says what it did and when. */
final class Faults {
    private static final Duration MOMENT_LIMIT = Duration.ofMinutes(20);

    private final Platform platform;
    private final Sides sides;
    private final Migration migration;
    private final Clock clock;
    private final List<Thread> threads = new ArrayList<>();
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();

    /** Says a line with the time since the round began. */
    interface Clock {
        void say(String line);
    }

    Faults(Platform platform, Sides sides, Migration migration, Clock clock) {
        this.platform = platform;
        this.sides = sides;
        this.migration = migration;
        this.clock = clock;
    }

    /** Those of the cut-over only when it is asked for. */
    void start(List<Fault> faults, boolean cutover) {
        for (Fault.Moment moment : Fault.Moment.values()) {
            if (cutover != (moment == Fault.Moment.CUTTING_OVER)) {
                continue;
            }
            Thread thread = Thread.ofPlatform().name("faults-" + moment).start(() -> {
                try {
                    await(moment);
                    faults.stream().filter(fault -> fault.moment() == moment).forEach(this::later);
                } catch (Unequal e) {
                    failures.add(String.valueOf(e.getMessage()));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            synchronized (threads) {
                threads.add(thread);
            }
        }
    }

    private void await(Fault.Moment moment) throws InterruptedException, Unequal {
        Phase phase = Phase.valueOf(moment.name());
        Waiting.until("the migration is " + phase, MOMENT_LIMIT, () -> migration.reached(phase));
        clock.say("phase " + phase.name().toLowerCase(java.util.Locale.ROOT));
    }

    private void later(Fault fault) {
        Thread thread = Thread.ofPlatform().name("fault-" + fault.victim()).start(() -> {
            try {
                TimeUnit.NANOSECONDS.sleep(fault.after().toNanos());
                act(fault);
            } catch (IOException | Unequal e) {
                failures.add(fault.victim() + ": " + e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        synchronized (threads) {
            threads.add(thread);
        }
    }

    /** Waits until all are done and all is given back. */
    void await() throws InterruptedException, Unequal {
        for (int i = 0; ; i++) {
            Thread thread;
            synchronized (threads) {
                if (i == threads.size()) {
                    break;
                }
                thread = threads.get(i);
            }
            thread.join();
        }
        if (!failures.isEmpty()) {
            throw new Unequal(String.join("\n", failures));
        }
    }

    private void act(Fault fault) throws IOException, InterruptedException, Unequal {
        switch (fault.victim()) {
            case WORKER -> kill(fault, migration.worker());
            case WORKER_ASLEEP -> asleep(fault);
            case CONTROL -> kill(fault, platform.process("control"));
            case GATEWAY -> kill(fault, platform.process("gateway"));
            case ASSESSMENT -> kill(fault, platform.process("assessment"));
            case CONVERSION -> kill(fault, platform.process("conversion"));
            case KAFKA -> kill(fault, platform.process("kafka"));
            case STATE -> kill(fault, platform.process("state"));
            case SUPERVISOR -> {
                kill(fault, platform.process("supervisor"));
                upAfter(fault.hold());
            }
            case PLATFORM -> {
                clock.say(fault.victim().deed());
                Platform.PROCESSES.forEach(name -> platform.process(name).ifPresent(ProcessHandle::destroyForcibly));
                migration.worker().ifPresent(ProcessHandle::destroyForcibly);
                upAfter(fault.hold());
            }
            case COMMAND -> {
                kill(fault, migration.command().filter(ProcessHandle::isAlive));
                TimeUnit.NANOSECONDS.sleep(fault.hold().toNanos());
                migration.start();
            }
            case SOURCE -> kill(fault, sides.source());
            case TARGET -> kill(fault, sides.target());
            case SOURCE_LINK -> cut(fault, sides.sourceLink());
            case TARGET_LINK -> cut(fault, sides.targetLink());
        }
    }

    private void kill(Fault fault, Optional<ProcessHandle> process) {
        process.ifPresentOrElse(
                living -> {
                    living.destroyForcibly();
                    clock.say(fault.victim().deed() + ", process " + living.pid());
                },
                () -> clock.say(fault.victim().deed() + ": it is away already"));
    }

    private void kill(Fault fault, Server server) throws InterruptedException {
        server.kill();
        clock.say(fault.victim().deed());
        TimeUnit.NANOSECONDS.sleep(fault.hold().toNanos());
        server.start();
    }

    private void asleep(Fault fault) throws IOException, InterruptedException {
        Optional<ProcessHandle> worker = migration.worker();
        if (worker.isEmpty()) {
            clock.say(fault.victim().deed() + ": it is away already");
            return;
        }
        signal("STOP", worker.get());
        clock.say(fault.victim().deed() + ", process " + worker.get().pid());
        TimeUnit.NANOSECONDS.sleep(fault.hold().toNanos());
        signal("CONT", worker.get());
        clock.say("SIGCONT worker, process " + worker.get().pid());
    }

    private static void signal(String name, ProcessHandle process) throws IOException, InterruptedException {
        new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + process.pid())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private void cut(Fault fault, FaultProxy link) throws InterruptedException {
        link.down();
        clock.say(fault.victim().deed());
        TimeUnit.NANOSECONDS.sleep(fault.hold().toNanos());
        link.heal();
    }

    private void upAfter(Duration hold) throws IOException, InterruptedException {
        TimeUnit.NANOSECONDS.sleep(hold.toNanos());
        platform.up();
        clock.say("./godwit up ended");
    }
}

package io.godwit.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.godwit.control.worker.Behaviour;
import io.godwit.platform.message.Command;
import io.godwit.platform.message.Event;
import io.godwit.platform.migration.Phase;
import io.godwit.platform.servers.test.FaultProxy;
import io.godwit.platform.servers.test.TestServers;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Control without its state database, or without its broker: nothing is lost, no worker is replaced. A cut is longer than the limits
 * that it must not run into, and no longer: a worker counts as silent after 15 s, a message as undelivered after 20 s; a silent
 * state database holds transactions up for a minute.
 */
class NetworkCutIT {
    private static final Duration SILENT_STATE = Duration.ofSeconds(60);
    private static final Duration WITHOUT_STATE = Duration.ofSeconds(18);
    private static final Duration WITHOUT_BROKER = Duration.ofSeconds(22);
    private static FaultProxy state;
    private static ControlUnderTest control;

    @BeforeAll
    static void start() {
        control = new ControlUnderTest(NetworkCutIT::throughProxy);
    }

    @AfterAll
    static void stop() {
        control.close();
        state.close();
    }

    private static void throughProxy(Map<String, String> settings) {
        URI database = URI.create(settings.get("quarkus.datasource.jdbc.url").substring("jdbc:".length()));
        state = new FaultProxy(database.getHost(), database.getPort());
        String before = database.getHost() + ":" + database.getPort();
        for (String url : new String[] {"quarkus.datasource.jdbc.url", "quarkus.datasource.reactive.url"}) {
            settings.computeIfPresent(url, (name, value) -> value.replace(before, "127.0.0.1:" + state.port()));
        }
    }

    @Test
    void shouldGoOnWhenTheStateWasSilent() {
        UUID task = replicating();
        state.pause();
        untouchedFor(SILENT_STATE, task);
        state.heal();
        stillWorks(task);
    }

    @Test
    void shouldGoOnWhenTheStateWasDown() {
        UUID task = replicating();
        state.down();
        untouchedFor(WITHOUT_STATE, task);
        state.heal();
        stillWorks(task);
    }

    @Test
    void shouldGoOnWhenTheBrokerWasSilent() throws Exception {
        UUID task = replicating();
        signal("STOP");
        try {
            untouchedFor(WITHOUT_BROKER, task);
        } finally {
            signal("CONT");
        }
        stillWorks(task);
    }

    private static UUID replicating() {
        UUID task = control.started(Behaviour.in(Phase.REPLICATING));
        control.events(task, all -> all.contains(new Event.PhaseChanged(Phase.REPLICATING)));
        return task;
    }

    /** The worker goes on all the time, whatever control cannot do. */
    private static void untouchedFor(Duration time, UUID task) {
        long worker = control.runFile(task).path("pid").asLong();
        await().during(time)
                .atMost(time.plusSeconds(20))
                .until(() ->
                        ProcessHandle.of(worker).filter(ProcessHandle::isAlive).isPresent());
    }

    private static void stillWorks(UUID task) {
        UUID verify = control.send(task, 6, new Command.Verify());
        assertThat(control.done(task, verify).refusal()).isEmpty();
        assertThat(control.instances(task)).as("no worker was replaced").hasSize(1);
    }

    private static void signal(String name) throws IOException, InterruptedException {
        long pid = TestServers.kafka().pid();
        assertThat(new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + pid)
                        .start()
                        .waitFor(10, TimeUnit.SECONDS))
                .isTrue();
    }
}

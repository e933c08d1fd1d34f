package io.godwit.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.godwit.control.worker.Behaviour;
import io.godwit.platform.message.Command;
import io.godwit.platform.message.Event;
import io.godwit.platform.migration.Phase;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A task's worker is started, reports, dies, is adopted and gives up. */
class WorkerLifeIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static ControlUnderTest control;

    @BeforeAll
    static void start() {
        control = new ControlUnderTest();
    }

    @AfterAll
    static void stop() {
        control.close();
    }

    @Test
    void shouldTellEventsWhenAStartedWorkerReports() {
        UUID task = started(Behaviour.in(Phase.LOADING));
        List<Event> events = control.events(task, all -> all.contains(new Event.PhaseChanged(Phase.LOADING)));
        assertThat(events).contains(new Event.PhaseChanged(Phase.PREPARING), new Event.PhaseChanged(Phase.LOADING));
        assertThat(control.heard(task).getFirst())
                .endsWith("passwords=" + ControlUnderTest.PASSWORD_SOURCE.hashCode() + ","
                        + ControlUnderTest.PASSWORD_TARGET.hashCode() + " plan=" + ControlUnderTest.PLAN.length);
        assertThat(control.read(task, "/progress").path("rowsLoaded").asLong()).isEqualTo(5);
        assertThat(control.read(task, "/progress").path("phase").asText()).isEqualTo("loading");
    }

    private static UUID started(Behaviour behaviour) {
        UUID task = UUID.randomUUID();
        behaviour.of(control.home, task);
        control.send(task, 5, new Command.Start(control.spec(task), ControlUnderTest.planSha256()));
        await().atMost(LONG).until(() -> control.heard(task).stream().anyMatch(line -> line.contains(" told RUN")));
        return task;
    }
}

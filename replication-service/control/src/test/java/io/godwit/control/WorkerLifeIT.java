package io.godwit.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.godwit.control.worker.Behaviour;
import io.godwit.control.worker.FakeWorkerCalls;
import io.godwit.platform.message.Command;
import io.godwit.platform.message.Event;
import io.godwit.platform.migration.Phase;
import io.godwit.platform.task.WorkerSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A task's worker is started, reports, dies, is adopted and gives up. */
class WorkerLifeIT {
    private static final Duration LONG = ControlUnderTest.LONG;
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
        UUID task = control.started(Behaviour.in(Phase.LOADING));
        List<Event> events = control.events(task, all -> all.contains(new Event.PhaseChanged(Phase.LOADING)));
        assertThat(events).contains(new Event.PhaseChanged(Phase.PREPARING), new Event.PhaseChanged(Phase.LOADING));
        assertThat(control.heard(task).getFirst())
                .endsWith("passwords=" + ControlUnderTest.PASSWORD_SOURCE.hashCode() + ","
                        + ControlUnderTest.PASSWORD_TARGET.hashCode() + " plan=" + ControlUnderTest.PLAN.length);
        assertThat(control.read(task, "/progress").path("rowsLoaded").asLong()).isEqualTo(5);
        assertThat(control.read(task, "/progress").path("phase").asText()).isEqualTo("loading");
    }

    @Test
    void shouldStartAnotherWithANewTokenWhenAWorkerIsKilled() throws IOException {
        UUID task = control.started(Behaviour.in(Phase.LOADING));
        FakeWorkerCalls dead = control.callsOf(task);
        assertThat(dead.get("/plan").statusCode()).isEqualTo(200);
        control.killWorker(task);
        await().atMost(LONG).until(() -> control.instances(task).size() == 2);
        assertThat(dead.get("/plan").statusCode()).isEqualTo(410);
        assertThat(control.callsOf(task).get("/plan").statusCode()).isEqualTo(200);
        assertThat(Files.exists(control.home.resolve(
                        "workers/" + task + "/" + control.instances(task).getFirst())))
                .isFalse();
    }

    @Test
    void shouldAdoptTheWorkerWhenControlWasKilled() {
        UUID task = control.started(Behaviour.in(Phase.LOADING));
        UUID orphan = control.started(Behaviour.in(Phase.LOADING));
        var before = control.runFile(task);
        control.kill();
        control.killWorker(orphan);
        control.startAgain();
        Behaviour.in(Phase.REPLICATING).of(control.home, task);
        control.events(task, all -> all.contains(new Event.PhaseChanged(Phase.REPLICATING)));
        await().atMost(LONG).until(() -> control.instances(orphan).size() == 2);
        assertThat(control.runFile(task)).isEqualTo(before);
        assertThat(control.instances(task)).hasSize(1);
        assertThat(before.path("name").asText()).isEqualTo("worker-" + task);
        assertThat(before.path("startTicks").asLong()).isPositive();
    }

    @Test
    void shouldTellTheFailureAndStartNoneWhenAWorkerGivesUp() {
        UUID task = control.started(Behaviour.in(Phase.LOADING).exits(WorkerSpec.EXIT_FATAL, true));
        List<Event> events =
                control.events(task, all -> all.stream().anyMatch(event -> event instanceof Event.StepFailed));
        assertThat(events)
                .filteredOn(event -> event instanceof Event.StepFailed)
                .allSatisfy(event -> {
                    var failed = (Event.StepFailed) event;
                    assertThat(failed.step()).isEqualTo("replicate");
                    assertThat(failed.problem().detail()).isEqualTo("the target refuses the password");
                });
        UUID verify = control.send(task, 6, new Command.Verify());
        Event.CommandDone answer = control.done(task, verify);
        assertThat(answer.refusal().orElseThrow().code()).isEqualTo("REP-0302");
        assertThat(control.instances(task)).hasSize(1);
        await().atMost(LONG).until(() -> control.runFile(task).isMissingNode());

        Behaviour.in(Phase.LOADING).of(control.home, task);
        control.send(task, 7, new Command.Start(control.spec(task), ControlUnderTest.planSha256()));
        await().atMost(LONG).until(() -> control.instances(task).size() == 2);
    }

    @Test
    void shouldStartAnotherWhenAWorkerMetTroubleThatMayPass() {
        UUID task = control.started(Behaviour.in(Phase.LOADING).exits(WorkerSpec.EXIT_RETRY, false));
        await().atMost(LONG).until(() -> control.instances(task).size() >= 3);
        assertThat(control.told(task)).contains("phase-changed").doesNotContain("step-failed");
        await().atMost(LONG).until(() -> control.told(task).contains("finding-raised"));
        assertThat(control.told(task)).containsOnlyOnce("finding-raised");
        Behaviour.in(Phase.LOADING).of(control.home, task);
    }

    @Test
    void shouldReplaceAWorkerThatLivesButIsSilent() throws IOException {
        UUID task = control.started(Behaviour.in(Phase.LOADING));
        FakeWorkerCalls silent = control.callsOf(task);
        long pid = control.runFile(task).path("pid").asLong();
        Behaviour.in(Phase.LOADING).silently().of(control.home, task);
        await().atMost(LONG).until(() -> silent.get("/plan").statusCode() == 410);
        Behaviour.in(Phase.LOADING).of(control.home, task);
        await().atMost(LONG).until(() -> control.instances(task).size() >= 2);
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void shouldStartNoneWhilePausedAndOneWhenResumed() {
        UUID task = control.started(Behaviour.in(Phase.LOADING));
        control.send(task, 6, new Command.Pause());
        await().atMost(LONG).until(() -> control.heard(task).getLast().contains(" told PAUSE"));
        control.killWorker(task);
        await().atMost(LONG).until(() -> control.runFile(task).isMissingNode());
        UUID resume = control.send(task, 7, new Command.Resume());
        assertThat(control.done(task, resume).refusal()).isEmpty();
        await().atMost(LONG).until(() -> control.instances(task).size() == 2);
    }

    @Test
    void shouldStopTheWorkerWhenTheSpecificationIsNew() {
        UUID task = control.started(Behaviour.in(Phase.LOADING));
        control.send(task, 6, new Command.Start(control.spec(task), ControlUnderTest.planSha256()));
        await().atMost(LONG).until(() -> control.instances(task).size() == 2);
        assertThat(control.heard(task)).anyMatch(line -> line.endsWith(" exit 10 as told"));
    }
}

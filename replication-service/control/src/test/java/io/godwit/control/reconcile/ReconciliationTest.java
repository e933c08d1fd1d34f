package io.godwit.control.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.control.reconcile.Situation.Cutover;
import io.godwit.control.reconcile.Situation.Gone;
import io.godwit.control.reconcile.Situation.Living;
import io.godwit.control.reconcile.Situation.Nobody;
import io.godwit.control.reconcile.Situation.Seen;
import io.godwit.control.reconcile.Situation.Wishes;
import io.godwit.control.task.TaskRow.Intent;
import io.godwit.platform.migration.Phase;
import io.godwit.platform.task.WorkerSpec;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReconciliationTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant LONG_AGO = NOW.minusSeconds(3_600);
    private static final UUID CUTOVER = new UUID(1, 2);
    private static final Step NOTHING = new Step.Nothing();
    private static final Step LAUNCH = new Step.Launch(Optional.empty());
    private static final Step THAW = new Step.Launch(Optional.of(CUTOVER));

    private Intent intent = Intent.RUN;
    private Phase phase = Phase.LOADING;
    private boolean failed;
    private boolean planThere = true;
    private Instant startAfter = LONG_AGO;
    private int specVersion = 1;
    private Instant specSince = LONG_AGO;
    private boolean cancel;
    private boolean clean;
    private Optional<Cutover> cutover = Optional.empty();
    private Instant listeningSince = LONG_AGO;

    private Step with(Seen worker) {
        return Reconciliation.next(new Situation(
                new Situation.Task(intent, phase, failed, planThere, specVersion, specSince, startAfter),
                new Wishes(cancel, clean, cutover),
                worker,
                listeningSince,
                NOW));
    }

    private static Living reported(int secondsAgo) {
        return new Living(1, LONG_AGO, Optional.of(NOW.minusSeconds(secondsAgo)));
    }

    private static Gone exited(int code) {
        return new Gone(1, OptionalInt.of(code), false);
    }

    @Test
    void shouldStartAWorkerWhenNoneIsThere() {
        assertThat(with(new Nobody())).isEqualTo(LAUNCH);
    }

    @Test
    void shouldFetchThePlanBeforeAWorkerIsStarted() {
        planThere = false;
        assertThat(with(new Nobody())).isEqualTo(new Step.FetchPlan());
        startAfter = NOW.plusSeconds(1);
        assertThat(with(new Nobody())).isEqualTo(NOTHING);
    }

    @Test
    void shouldWaitWhenThePauseAfterAFailureIsNotOver() {
        startAfter = NOW.plusMillis(1);
        assertThat(with(new Nobody())).isEqualTo(NOTHING);
    }

    @Test
    void shouldStartNoneWhenAPersonHasToAct() {
        failed = true;
        assertThat(with(new Nobody())).isEqualTo(NOTHING);
    }

    @Test
    void shouldStartNoneWhenPaused() {
        intent = Intent.PAUSE;
        assertThat(with(new Nobody())).isEqualTo(NOTHING);
        assertThat(with(exited(137))).isEqualTo(new Step.Again("its process ended"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"DONE", "CANCELLED"})
    void shouldStartOneForACleanOnlyWhenTheTaskIsOver(Phase over) {
        phase = over;
        assertThat(with(new Nobody())).isEqualTo(NOTHING);
        clean = true;
        planThere = false;
        assertThat(with(new Nobody())).isEqualTo(LAUNCH);
        failed = true;
        assertThat(with(new Nobody())).isEqualTo(NOTHING);
    }

    @Test
    void shouldCancelHereWhenNothingRuns() {
        cancel = true;
        failed = true;
        assertThat(with(new Nobody())).isEqualTo(new Step.CancelHere());
        intent = Intent.PAUSE;
        assertThat(with(new Nobody())).isEqualTo(new Step.CancelHere());
        assertThat(with(reported(1))).isEqualTo(NOTHING);
        assertThat(with(exited(137))).isEqualTo(new Step.Retire());
    }

    @Test
    @Tag("H24")
    void shouldSettleABegunCutoverWhateverElseIsWanted() {
        cutover = Optional.of(new Cutover(CUTOVER, NOW.plusSeconds(60)));
        phase = Phase.CUTTING_OVER;
        assertThat(with(new Nobody())).isEqualTo(THAW);
        failed = true;
        cancel = true;
        intent = Intent.PAUSE;
        assertThat(with(new Nobody())).isEqualTo(THAW);
        startAfter = NOW.plusSeconds(3);
        assertThat(with(new Nobody())).isEqualTo(NOTHING);
        assertThat(with(exited(137))).isEqualTo(new Step.Again("its process ended"));
    }

    @Test
    @Tag("H24")
    void shouldReplaceAWorkerWhoseCutoverIsLongPastItsDeadline() {
        cutover = Optional.of(new Cutover(CUTOVER, NOW.minusSeconds(59)));
        assertThat(with(reported(1))).isEqualTo(NOTHING);
        cutover = Optional.of(new Cutover(CUTOVER, NOW.minusSeconds(61)));
        assertThat(with(reported(1))).isInstanceOf(Step.Replace.class);
        assertThat(with(new Living(1, NOW.minusSeconds(30), Optional.of(NOW)))).isEqualTo(NOTHING);
    }

    @Test
    void shouldReplaceAWorkerWhenItIsSilent() {
        assertThat(with(reported(15))).isEqualTo(NOTHING);
        assertThat(with(reported(16))).isInstanceOf(Step.Replace.class);
    }

    @Test
    void shouldGiveAWorkerTimeForItsFirstReport() {
        assertThat(with(new Living(1, NOW.minusSeconds(60), Optional.empty()))).isEqualTo(NOTHING);
        assertThat(with(new Living(1, NOW.minusSeconds(61), Optional.empty()))).isInstanceOf(Step.Replace.class);
    }

    @Test
    void shouldNotCountTheSilenceOfATimeWhenItDidNotListen() {
        listeningSince = NOW.minusSeconds(10);
        assertThat(with(reported(1_000))).isEqualTo(NOTHING);
        listeningSince = NOW.minusSeconds(16);
        assertThat(with(reported(1_000))).isInstanceOf(Step.Replace.class);
    }

    @Test
    void shouldReplaceAWorkerThatDoesNotStopForANewSpecification() {
        specVersion = 2;
        specSince = NOW.minusSeconds(30);
        assertThat(with(reported(1))).isEqualTo(NOTHING);
        specSince = NOW.minusSeconds(31);
        assertThat(with(reported(1))).isInstanceOf(Step.Replace.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {WorkerSpec.EXIT_FINISHED, WorkerSpec.EXIT_STOPPED, WorkerSpec.EXIT_RETRY, 1, 137, 143})
    void shouldStartAnotherWhenAWorkerEndsThatIsStillWanted(int code) {
        assertThat(with(exited(code))).isInstanceOf(Step.Again.class);
    }

    @Test
    void shouldGiveUpWhenAWorkerSaysSo() {
        assertThat(with(exited(WorkerSpec.EXIT_FATAL))).isEqualTo(new Step.GiveUp());
        assertThat(with(new Gone(1, OptionalInt.empty(), true))).isEqualTo(new Step.GiveUp());
        assertThat(with(new Gone(1, OptionalInt.empty(), false))).isInstanceOf(Step.Again.class);
    }

    @Test
    void shouldPutAWorkerAwayWhenItIsNotWantedAnyMore() {
        phase = Phase.DONE;
        assertThat(with(exited(WorkerSpec.EXIT_FINISHED))).isEqualTo(new Step.Retire());
        assertThat(with(exited(137))).isEqualTo(new Step.Retire());
        phase = Phase.LOADING;
        specVersion = 2;
        assertThat(with(exited(WorkerSpec.EXIT_FATAL))).isEqualTo(new Step.Retire());
    }
}

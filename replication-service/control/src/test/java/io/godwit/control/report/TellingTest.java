package io.godwit.control.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.platform.message.Event;
import io.godwit.platform.message.Json;
import io.godwit.platform.migration.Condition;
import io.godwit.platform.migration.Finding;
import io.godwit.platform.migration.Phase;
import io.godwit.platform.problem.PlatformProblem;
import io.godwit.platform.problem.Problem;
import io.godwit.platform.task.WorkerReport;
import io.godwit.platform.task.WorkerReport.Progress;
import io.godwit.platform.task.WorkerReport.TableReport;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TellingTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final UUID TASK = new UUID(0, 1);
    private static final UUID FIRST = new UUID(0, 2);
    private static final UUID SECOND = new UUID(0, 3);

    private UUID instance = FIRST;
    private String tableState = "loading";
    private Told told = Told.NOTHING;
    private Instant now = NOW;

    private List<Event> tell(Phase phase, List<Condition> conditions, List<Finding> findings, long ledger) {
        Telling telling = Telling.of(told, report(phase, conditions, findings, ledger), now);
        told = telling.after();
        return telling.events();
    }

    private WorkerReport report(Phase phase, List<Condition> conditions, List<Finding> findings, long ledger) {
        var table = new TableReport(
                "a",
                "a",
                tableState,
                0,
                0,
                0,
                "never",
                0,
                0,
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        var progress = new Progress(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, "", 0, 0, 0, ledger, 0, 0, Optional.empty(), 0, 0);
        return new WorkerReport(
                TASK,
                instance,
                1,
                phase,
                progress,
                List.of(table),
                conditions,
                findings,
                List.of(),
                List.of(),
                Optional.empty(),
                NOW);
    }

    private static Condition loaded(String message) {
        return new Condition(Condition.Type.LOADED, Condition.Status.TRUE, "Done", message, Instant.now(), 0);
    }

    private static Finding finding(String detail, long count) {
        Problem problem = Problem.of(PlatformProblem.INTERNAL, detail).about("shop.customer");
        return new Finding(Finding.idOf(TASK, "X", "shop.customer"), "control", problem, count, NOW, Optional.empty());
    }

    @Test
    void shouldTellNothingWhenNothingChanged() {
        tell(Phase.LOADING, List.of(loaded("all")), List.of(finding("one", 1)), 2);
        assertThat(tell(Phase.LOADING, List.of(loaded("all")), List.of(finding("one", 1)), 2))
                .isEmpty();
    }

    @Test
    void shouldTellEachChangeOnce() {
        Condition condition = loaded("all");
        Finding finding = finding("one", 1);
        assertThat(tell(Phase.LOADING, List.of(condition), List.of(finding), 2))
                .containsExactly(
                        new Event.PhaseChanged(Phase.LOADING),
                        new Event.ConditionChanged(condition),
                        new Event.FindingRaised(finding),
                        new Event.LedgerCounted(2));
        assertThat(tell(Phase.LOADING, List.of(condition), List.of(), 0))
                .containsExactly(new Event.FindingClosed(finding.id()), new Event.LedgerCounted(0));
    }

    @Test
    void shouldTellTheCleanLedgerAtFirst() {
        assertThat(tell(Phase.PREPARING, List.of(), List.of(), 0)).containsExactly(new Event.LedgerCounted(0));
    }

    @Test
    void shouldNotGoBackWhenANewWorkerBeginsItsRoad() {
        tell(Phase.REPLICATING, List.of(loaded("all")), List.of(finding("one", 1)), 3);
        instance = SECOND;
        tableState = "planned";
        assertThat(tell(Phase.PREPARING, List.of(), List.of(), 0)).isEmpty();
        assertThat(tell(Phase.LOADING, List.of(), List.of(), 0)).isEmpty();
        tableState = "replicating";
        assertThat(tell(Phase.REPLICATING, List.of(), List.of(), 3))
                .containsExactly(new Event.FindingClosed(finding("one", 1).id()));
    }

    @Test
    void shouldGoBackToReplicatingWhenACutoverWasUndone() {
        tell(Phase.CUTTING_OVER, List.of(), List.of(), 0);
        instance = SECOND;
        assertThat(tell(Phase.LOADING, List.of(), List.of(), 0)).isEmpty();
        assertThat(tell(Phase.REPLICATING, List.of(), List.of(), 0))
                .containsExactly(new Event.PhaseChanged(Phase.REPLICATING));
    }

    @Test
    void shouldTellAGrowingCountOnlyFromTimeToTime() {
        tell(Phase.LOADING, List.of(), List.of(finding("1 row", 1)), 0);
        now = NOW.plusSeconds(9);
        assertThat(tell(Phase.LOADING, List.of(), List.of(finding("9 rows", 9)), 0))
                .isEmpty();
        now = NOW.plusSeconds(10);
        assertThat(tell(Phase.LOADING, List.of(), List.of(finding("10 rows", 10)), 0))
                .containsExactly(new Event.FindingRaised(finding("10 rows", 10)));
    }

    @Test
    void shouldSurviveItsWayThroughTheDatabase() throws IOException {
        tell(Phase.LOADING, List.of(loaded("all")), List.of(finding("one", 1)), 2);
        assertThat(Json.mapper().readValue(Json.bytes(told), Told.class)).isEqualTo(told);
    }
}

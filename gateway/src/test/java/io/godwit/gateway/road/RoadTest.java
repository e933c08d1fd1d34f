package io.godwit.gateway.road;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.gateway.problem.GatewayProblem;
import io.godwit.gateway.road.Facts.Blockers;
import io.godwit.gateway.road.Facts.Traces;
import io.godwit.platform.message.Event;
import io.godwit.platform.migration.Condition;
import io.godwit.platform.migration.Condition.Status;
import io.godwit.platform.migration.Condition.Type;
import io.godwit.platform.migration.Phase;
import io.godwit.platform.problem.PlatformProblem;
import io.godwit.platform.problem.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every state × every action, and every state × every event, as tables. */
class RoadTest {
    private static final Moment AT = new Moment(Instant.parse("2026-11-24T12:00:00Z"), 7);
    private static final Origin CONTROL = new Origin("control", 0);
    private static final UUID COMMAND = new UUID(1, 1);
    private static final Problem PROBLEM = Problem.of(PlatformProblem.INTERNAL, "It broke.");

    /** Cell: next state, then the service asked and the action asked of it; - refused. Columns as {@link Action}. */
    private static final String ACTIONS = """
            state                       assess           convert           start           verify           pause              resume           cutover          confirm          cancel            clean
            created                     assessing/A/as   -                 -               -                -                  -                -                -                cancelled         -
            assessing                   -                -                 -               -                -                  -                -                -                cancelled/A/ca    -
            assessing+failed            assessing/A/as   -                 -               -                -                  assessing/A/as   -                -                cancelled/A/ca    -
            assessed                    assessing/A/as   converting/C/co   -               -                -                  -                -                -                cancelled         -
            converting                  -                -                 -               -                -                  -                -                -                cancelled/C/ca    -
            converting+failed           -                converting/C/co   -               -                -                  converting/C/co  -                -                cancelled/C/ca    -
            converted                   assessing/A/as   converting/C/co   -               -                -                  -                -                -                cancelled         -
            converted+met               assessing/A/as   converting/C/co   preparing/R/st  -                -                  -                -                -                cancelled         -
            converted+met+failed        assessing/A/as   converting/C/co   preparing/R/st  -                -                  preparing/R/st   -                -                cancelled         -
            converted+met+blocked       assessing/A/as   converting/C/co   -               -                -                  -                -                -                cancelled         -
            converted+accepted          assessing/A/as   converting/C/co   preparing/R/st  -                -                  -                -                -                cancelled         -
            converted+accepted+blocked  assessing/A/as   converting/C/co   -               -                -                  -                -                -                cancelled         -
            preparing                   -                -                 -               -                preparing/R/pa     -                -                -                cancelling/R/ca   -
            preparing+paused            -                -                 -               -                -                  preparing/R/re   -                -                cancelling/R/ca   -
            preparing+failed            -                -                 -               -                -                  preparing/R/st   -                -                cancelling/R/ca   -
            loading                     -                -                 -               -                loading/R/pa       -                -                -                cancelling/R/ca   -
            loading+paused              -                -                 -               -                -                  loading/R/re     -                -                cancelling/R/ca   -
            loading+failed              -                -                 -               -                -                  loading/R/st     -                -                cancelling/R/ca   -
            loading+paused+failed       -                -                 -               -                -                  loading/R/st     -                -                cancelling/R/ca   -
            replicating                 -                -                 -               replicating/R/ve replicating/R/pa   -                -                -                cancelling/R/ca   -
            replicating+ready           -                -                 -               replicating/R/ve replicating/R/pa   -                cutting-over/R/cu -               cancelling/R/ca   -
            replicating+ready+blocked   -                -                 -               replicating/R/ve replicating/R/pa   -                -                -                cancelling/R/ca   -
            replicating+ready+ledger    -                -                 -               replicating/R/ve replicating/R/pa   -                -                -                cancelling/R/ca   -
            replicating+ready+paused    -                -                 -               -                -                  replicating/R/re -                -                cancelling/R/ca   -
            replicating+ready+failed    -                -                 -               -                -                  replicating/R/st -                -                cancelling/R/ca   -
            cutting-over                -                -                 -               -                -                  -                -                cutting-over/R/co cancelling/R/ca  -
            cutting-over+failed         -                -                 -               -                -                  cutting-over/R/re -               cutting-over/R/co cancelling/R/ca  -
            cancelling                  -                -                 -               -                -                  -                -                -                cancelling/R/ca   -
            cancelling+failed           -                -                 -               -                -                  -                -                -                cancelling/R/ca   -
            done                        -                -                 -               -                -                  -                -                -                -                 -
            done+standing               -                -                 -               -                -                  -                -                -                -                 done/R/cl
            cancelled                   -                -                 -               -                -                  -                -                -                -                 -
            cancelled+standing+failed   -                -                 -               -                -                  -                -                -                -                 cancelled/R/cl
            """;

    /** Cell: the state after the event; . for the same. Events in the order of {@link #events()}. */
    private static final String EVENTS = """
            state         assessed  stale  converted  stale  preparing loading   replicating  cutting-over  done  cancelled
            created       .         .      .          .      .         .         .            .             .     .
            assessing     assessed  .      .          .      .         .         .            .             .     .
            assessed      .         .      .          .      .         .         .            .             .     .
            converting    .         .      converted  .      .         .         .            .             .     .
            converted     .         .      .          .      .         .         .            .             .     .
            preparing     .         .      .          .      .         loading   replicating  .             .     cancelled
            loading       .         .      .          .      .         .         replicating  .             .     cancelled
            replicating   .         .      .          .      .         .         .            cutting-over  .     cancelled
            cutting-over  .         .      .          .      .         .         replicating  .             done  cancelled
            cancelling    .         .      .          .      .         .         .            .             done  cancelled
            done          .         .      .          .      .         .         .            .             .     .
            cancelled     .         .      .          .      .         .         .            .             .     .
            """;

    @Test
    void shouldAcceptExactlyTheLegalActionsInEveryState() {
        var seen = new ArrayList<String>();
        for (String[] row : rows(ACTIONS)) {
            Road state = state(row[0]);
            seen.add(state.word());
            for (Action action : Action.values()) {
                Outcome outcome = state.take(action, COMMAND, AT);
                assertThat(shown(outcome)).as(row[0] + " × " + action.word()).isEqualTo(row[1 + action.ordinal()]);
            }
            assertThat(Action.legalIn(state, AT)).as(row[0]).allMatch(action -> !row[1 + action.ordinal()].equals("-"));
        }
        assertThat(seen).containsAll(words());
    }

    @Test
    void shouldMoveOnlyAsTheEventsSayInEveryState() {
        for (String[] row : rows(EVENTS)) {
            Road state = state(row[0]);
            int column = 1;
            for (var event : events().entrySet()) {
                Road next = state.hear(
                        event.getValue(), new Origin("control", event.getKey().endsWith("stale") ? 4 : 5), AT);
                String expected = row[column].equals(".") ? row[0] : row[column];
                assertThat(next.word()).as(row[0] + " × " + event.getKey()).isEqualTo(expected);
                column++;
            }
        }
        assertThat(rows(EVENTS)).hasSize(words().size());
    }

    @Test
    void shouldKeepThePhaseWhenAStepFailsOrItIsPaused() {
        for (String word : words()) {
            Road state = state(word);
            String owner =
                    word.equals("assessing") ? "assessment" : word.equals("converting") ? "conversion" : "control";
            Road failed = state.hear(new Event.StepFailed("load", PROBLEM), new Origin(owner, 5), AT);
            for (Origin other :
                    List.of(new Origin("somebody", 5), new Origin(owner.equals("control") ? "assessment" : owner, 4))) {
                assertThat(state.hear(new Event.StepFailed("load", PROBLEM), other, AT))
                        .as(word)
                        .isEqualTo(state);
            }
            assertThat(failed.word()).isEqualTo(word);
            boolean idle = List.of("created", "assessed", "converted").contains(word);
            assertThat(failed.facts().failure().isPresent()).as(word).isEqualTo(!idle);
            assertThat(failed.facts().holds(Type.FAILED)).as(word).isEqualTo(!idle);
        }
        Road paused = accepted(state("loading").take(Action.PAUSE, COMMAND, AT));
        assertThat(paused.phase()).isEqualTo(Phase.LOADING);
        assertThat(paused.facts().paused()).isTrue();
        assertThat(paused.facts().holds(Type.PAUSED))
                .as("something may still be written")
                .isFalse();
        Road resting = paused.hear(told(Type.PAUSED, Status.TRUE), CONTROL, AT);
        assertThat(resting.facts().holds(Type.PAUSED)).isTrue();
        Road resumed = accepted(resting.take(Action.RESUME, COMMAND, AT));
        assertThat(resumed.facts().conditions().get(Type.PAUSED).status()).isEqualTo(Status.FALSE);
        assertThat(resumed.hear(told(Type.PAUSED, Status.TRUE), CONTROL, AT)
                        .facts()
                        .holds(Type.PAUSED))
                .as("an answer to the pause that came late")
                .isFalse();
    }

    @Test
    void shouldGoBackWhenTheOwnerRefuses() {
        assertThat(refused("assessing", Action.ASSESS).facts().failure()).contains(PROBLEM);
        assertThat(refused("converting", Action.CONVERT).facts().failure()).contains(PROBLEM);
        assertThat(refused("preparing", Action.START).word()).isEqualTo("converted");
        assertThat(refused("preparing", Action.START).facts().traces().standing())
                .isFalse();
        assertThat(refused("loading", Action.START).facts().failure()).contains(PROBLEM);
        assertThat(refused("loading+paused", Action.PAUSE).facts().paused()).isFalse();
        assertThat(refused("cutting-over", Action.CUTOVER).word()).isEqualTo("replicating");
        assertThat(refused("cancelling", Action.CANCEL).word()).isEqualTo("loading");
        assertThat(refused("replicating", Action.VERIFY)).isEqualTo(state("replicating"));
        assertThat(state("cutting-over")
                        .refused(new UUID(9, 9), Action.CUTOVER, PROBLEM, AT)
                        .word())
                .isEqualTo("cutting-over");
    }

    @Test
    void shouldKnowWhereItWasWhenCancellingIsRefused() {
        Road cutting = new Road.CuttingOver(Facts.none(), Optional.of(new UUID(2, 2)));
        Road cancelling = accepted(cutting.take(Action.CANCEL, COMMAND, AT));
        Road thawed = cancelling.hear(new Event.PhaseChanged(Phase.REPLICATING), CONTROL, AT);
        assertThat(thawed.word()).isEqualTo("cancelling");
        assertThat(thawed.phase()).isEqualTo(Phase.REPLICATING);
        assertThat(cancelling
                        .refused(new UUID(2, 2), Action.CUTOVER, PROBLEM, AT)
                        .phase())
                .isEqualTo(Phase.REPLICATING);
        assertThat(thawed.refused(COMMAND, Action.CANCEL, PROBLEM, AT).word()).isEqualTo("replicating");
    }

    @Test
    void shouldBeCancelledWhenControlNeverHadATask() {
        Problem none = Problem.of(PlatformProblem.NOT_FOUND, "There is no task.");
        Road cancelled = state("cancelling").refused(COMMAND, Action.CANCEL, none, AT);
        assertThat(cancelled.word()).isEqualTo("cancelled");
        assertThat(cancelled.facts().traces().standing()).isFalse();
    }

    @Test
    void shouldNameTheFailingPreconditionWhenStartIsRefused() {
        assertThat(state("converted+met+blocked").take(Action.START, COMMAND, AT))
                .isEqualTo(new Outcome.Refused(
                        GatewayProblem.PRECONDITION_NOT_MET, "2 blocking findings are open, first ASM-0012 source."));
        assertThat(((Outcome.Refused) state("converted").take(Action.START, COMMAND, AT)).detail())
                .contains("PreconditionsMet");
    }

    @Test
    void shouldNameAllThatIsMissingWhenCutoverIsRefused() {
        var refused = (Outcome.Refused) state("replicating+ledger+blocked").take(Action.CUTOVER, COMMAND, AT);
        assertThat(refused.code()).isEqualTo(GatewayProblem.NOT_READY);
        assertThat(refused.detail())
                .contains("row is loaded", "watermark", "lag", "comparison", "3 ledger", "2 blocking");
        Road settled = Readiness.settle(state("replicating+ready"), AT);
        assertThat(settled.facts().holds(Type.READY_FOR_CUTOVER)).isTrue();
        for (Type needed : List.of(Type.LOADED, Type.CONVERGED, Type.CAUGHT_UP, Type.VERIFIED)) {
            Road without = state("replicating+ready");
            without = without.with(without.facts().set(needed, Status.FALSE, "Not", "Not any more.", AT));
            assertThat(Readiness.settle(without, AT).facts().holds(Type.READY_FOR_CUTOVER))
                    .as(needed.name())
                    .isFalse();
            assertThat(without.take(Action.CUTOVER, COMMAND, AT)).isInstanceOf(Outcome.Refused.class);
        }
    }

    @Test
    void shouldTakeNoConditionThatTheRoadItselfDecides() {
        Road loading = state("loading");
        for (Type own : List.of(Type.PRECONDITIONS_MET, Type.READY_FOR_CUTOVER, Type.COMPLETED, Type.PAUSED)) {
            assertThat(loading.hear(told(own, Status.TRUE), CONTROL, AT))
                    .as(own.name())
                    .isEqualTo(loading);
        }
        for (Type theirs : List.of(Type.SCHEMA_APPLIED, Type.LOADED, Type.CONVERGED, Type.CAUGHT_UP, Type.VERIFIED)) {
            assertThat(loading.hear(told(theirs, Status.TRUE), CONTROL, AT)
                            .facts()
                            .holds(theirs))
                    .isTrue();
        }
        assertThat(state("loading+failed")
                        .hear(told(Type.FAILED, Status.FALSE), CONTROL, AT)
                        .facts()
                        .failure())
                .isEmpty();
    }

    @Test
    void shouldTakeConditionsFromControlAlone() {
        Road loading = state("loading");
        assertThat(loading.hear(told(Type.LOADED, Status.TRUE), new Origin("conversion", 9), AT))
                .isEqualTo(loading);
    }

    @Test
    void shouldKeepTimeAndVersionOfAConditionThatSaysTheSame() {
        Road once = state("loading").hear(told(Type.LOADED, Status.TRUE), CONTROL, AT);
        Road twice = once.hear(
                told(Type.LOADED, Status.TRUE), CONTROL, new Moment(AT.time().plusSeconds(9), 8));
        assertThat(twice).isEqualTo(once);
    }

    @Test
    void shouldRememberWhatStandsUntilItIsCleaned() {
        Road started = accepted(state("converted+met").take(Action.START, COMMAND, AT));
        assertThat(started.facts().traces().standing()).isTrue();
        Road left = state("done+standing").hear(new Event.Cleaned(List.of("DROP SCHEMA godwit")), CONTROL, AT);
        assertThat(left.facts().traces()).isEqualTo(new Traces(true, List.of("DROP SCHEMA godwit")));
        assertThat(left.hear(new Event.Cleaned(List.of()), CONTROL, AT)
                        .facts()
                        .traces()
                        .standing())
                .isFalse();
    }

    @Test
    void shouldOfferWorkOnPartsOnlyWhereATaskRuns() {
        assertThat(Work.legalIn(state("replicating"))).contains(Work.values());
        assertThat(Work.legalIn(state("replicating+paused"))).containsExactly(Work.ACCEPT);
        assertThat(Work.legalIn(state("loading"))).containsExactlyInAnyOrder(Work.ACCEPT, Work.RELOAD);
        for (String word : List.of("done", "cancelled", "cancelling")) {
            assertThat(Work.legalIn(state(word))).isEmpty();
        }
    }

    private static Road refused(String state, Action action) {
        return state(state).refused(COMMAND, action, PROBLEM, AT);
    }

    private static Road accepted(Outcome outcome) {
        return ((Outcome.Accepted) outcome).next();
    }

    private static Event told(Type type, Status status) {
        return new Event.ConditionChanged(new Condition(type, status, "Told", "As told.", AT.time(), 0));
    }

    private static String shown(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Refused _ -> "-";
            case Outcome.Accepted accepted ->
                accepted.next().word()
                        + accepted.order()
                                .map(order -> "/" + order.owner().name().charAt(0) + "/"
                                        + order.action().word().substring(0, 2))
                                .orElse("");
        };
    }

    private static Map<String, Event> events() {
        var events = new LinkedHashMap<String, Event>();
        events.put("assessed", new Event.AssessmentCompleted(true, Map.of()));
        events.put("assessed stale", new Event.AssessmentCompleted(true, Map.of()));
        events.put("converted", new Event.ConversionCompleted("ab", Map.of()));
        events.put("converted stale", new Event.ConversionCompleted("ab", Map.of()));
        for (Phase phase : List.of(
                Phase.PREPARING, Phase.LOADING, Phase.REPLICATING, Phase.CUTTING_OVER, Phase.DONE, Phase.CANCELLED)) {
            events.put(phase.name(), new Event.PhaseChanged(phase));
        }
        return events;
    }

    private static List<String> words() {
        return List.of(
                "created",
                "assessing",
                "assessed",
                "converting",
                "converted",
                "preparing",
                "loading",
                "replicating",
                "cutting-over",
                "cancelling",
                "done",
                "cancelled");
    }

    private static Road state(String described) {
        String[] parts = described.split("\\+");
        Facts facts = Facts.none();
        for (int i = 1; i < parts.length; i++) {
            facts = switch (parts[i]) {
                case "failed" -> facts.failed(PROBLEM, AT);
                case "paused" -> facts.paused(true, "Asked", "", AT);
                case "met" -> facts.assessed(true, Map.of(), AT);
                case "blocked" ->
                    facts.blocked(new Blockers(2, facts.blockers().accepted(), List.of("ASM-0012 source")));
                case "accepted" -> facts.blocked(new Blockers(0, 1, List.of()));
                case "ledger" -> facts.ledger(3);
                case "standing" -> facts.leaving(new Traces(true, List.of()));
                case "ready" -> ready(facts);
                default -> throw new IllegalArgumentException(parts[i]);
            };
        }
        return bare(parts[0], facts);
    }

    private static Facts ready(Facts facts) {
        for (Type type : List.of(Type.LOADED, Type.CONVERGED, Type.CAUGHT_UP, Type.VERIFIED)) {
            facts = facts.set(type, Status.TRUE, "Told", "", AT);
        }
        return facts;
    }

    private static Road bare(String word, Facts facts) {
        return switch (word) {
            case "created" -> new Road.Created(facts);
            case "assessing" -> new Road.Assessing(facts, 5);
            case "assessed" -> new Road.Assessed(facts);
            case "converting" -> new Road.Converting(facts, 5);
            case "converted" -> new Road.Converted(facts);
            case "preparing" -> new Road.Preparing(facts, COMMAND);
            case "loading" -> new Road.Loading(facts);
            case "replicating" -> new Road.Replicating(facts);
            case "cutting-over" -> new Road.CuttingOver(facts, Optional.of(COMMAND));
            case "cancelling" -> new Road.Cancelling(new Road.Loading(facts), COMMAND);
            case "done" -> new Road.Done(facts);
            case "cancelled" -> new Road.Cancelled(facts);
            default -> throw new IllegalArgumentException(word);
        };
    }

    private static List<String[]> rows(String table) {
        return table.lines().skip(1).map(line -> line.trim().split("\\s+")).toList();
    }
}

package io.godwit.cli.command;

import io.godwit.cli.ExitCode;
import io.godwit.cli.client.CommandOutcome;
import io.godwit.cli.client.FindingView;
import io.godwit.cli.client.GatewayClient;
import io.godwit.cli.client.MigrationView;
import io.godwit.cli.client.ProgressView;
import io.godwit.cli.view.Printable;
import io.godwit.cli.view.RoadView;
import io.godwit.platform.migration.Condition;
import io.godwit.platform.migration.Phase;
import io.godwit.platform.problem.Problem;
import io.godwit.platform.problem.Severity;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Drives a migration along its road through the API, or watches it: gives the next action when the phase allows it, shows
 * where it is, and stops at the goal, at a refusal or at a failure. It can be left and taken up again at any phase.
 */
final class Road {
    private static final Duration PACE = Duration.ofMillis(500);
    private static final Set<Phase> RESTING = Set.of(Phase.CREATED, Phase.ASSESSED, Phase.CONVERTED);

    /** A command that drives the migration leaves no resting phase alone for so many looks. */
    private static final int LOOKS_AT_REST = 6;

    private static final int CUTOVERS = 5;
    private static final Duration WORD_ON_A_CUTOVER = Duration.ofSeconds(15);

    /** Why a cut-over is undone for now: not ready just then, another order under way, a worker or a connection lost. */
    private static final Set<String> PASSING = Set.of("REP-0025", "REP-0302", "REP-0309");

    private final GatewayClient client;
    private final String name;
    private final RoadView view;
    private String trouble = "";
    private int restingLooks;
    private boolean cutting;
    private Optional<UUID> cutover = Optional.empty();
    private int undone;

    Road(GatewayClient client, String name, RoadView view) {
        this.client = client;
        this.name = name;
        this.view = view;
    }

    enum Goal {
        ASSESSED,
        READY,
        /** As {@link #READY}, but by looking on alone: somebody else moves it. */
        WATCHED,
        DONE
    }

    /** @return an exit code */
    int follow(Goal goal) throws InterruptedException {
        while (true) {
            MigrationView migration = client.migration(name).orElseThrow(() -> notThere(name));
            view.show(migration, progress(migration));
            tellTrouble(migration);
            if (goal == Goal.DONE && undone(migration) && !mayCutOverAgain()) {
                return ExitCode.OTHERWISE;
            }
            Optional<Integer> end = ended(migration, goal);
            if (end.isPresent()) {
                return end.get();
            }
            String next = next(migration, goal);
            if (next != null && migration.offers(next)) {
                Optional<UUID> command = client.act(name, next);
                if (next.equals("cutover")) {
                    cutting = true;
                    cutover = command;
                }
            }
            Thread.sleep(PACE);
        }
    }

    /** The same command again: what was refused is looked at again, what failed is tried again. */
    void goOn(Goal goal) {
        MigrationView migration = client.migration(name).orElseThrow(() -> notThere(name));
        boolean failed = migration.holds(Condition.Type.FAILED);
        boolean again = goal == Goal.ASSESSED && migration.phase() == Phase.ASSESSED;
        if ((refused(migration) || again) && migration.offers("assess")) {
            client.act(name, "assess");
        } else if (failed && migration.offers("resume")) {
            view.say("It stood since it failed; it is resumed.");
            client.act(name, "resume");
        }
    }

    /** What the worker tries to overcome by itself, each once. */
    private void tellTrouble(MigrationView migration) {
        String now = migration
                .condition(Condition.Type.CAUGHT_UP)
                .filter(caught -> caught.reason().equals("Trouble"))
                .map(Condition::message)
                .orElse("");
        if (!now.isEmpty() && !now.equals(trouble)) {
            view.say("! " + now + " – Godwit tries again by itself; ./godwit status " + name + " shows the remedy.");
        }
        trouble = now;
    }

    /** A cut-over was given, or seen, and changes are replicated again. */
    private boolean undone(MigrationView migration) {
        boolean before = cutting;
        cutting = migration.phase() == Phase.CUTTING_OVER;
        return before && migration.phase() == Phase.REPLICATING && !migration.holds(Condition.Type.FAILED);
    }

    /** Says why it was undone. Each cut-over stops writes: only what may pass is tried again, each time later. */
    private boolean mayCutOverAgain() throws InterruptedException {
        undone++;
        Optional<Problem> refusal = refusal();
        boolean again = undone < CUTOVERS
                && refusal.filter(why -> !PASSING.contains(why.code())).isEmpty();
        if (again) {
            String why = refusal.map(Problem::detail).orElse("./godwit events " + name + " may say why.");
            view.say("! The cut-over was undone: " + Printable.line(why) + " – it is tried again, " + undone + " of "
                    + (CUTOVERS - 1) + ".");
            Thread.sleep(PACE.multipliedBy(1L << undone));
        } else {
            view.say("The cut-over was undone: the source takes writes as before.");
            view.findings(refusal.map(why -> List.of(shown(why))).orElseGet(this::openFindings));
        }
        return again;
    }

    /** Nothing where the command is not known: another one gave it, or its answer was lost. */
    private Optional<Problem> refusal() throws InterruptedException {
        Optional<UUID> command = cutover;
        cutover = Optional.empty();
        return command.isEmpty()
                ? Optional.empty()
                : new CommandOutcome(client, name)
                        .await(command.get(), WORD_ON_A_CUTOVER)
                        .flatMap(CommandOutcome.Answer::refusal);
    }

    private Optional<Integer> ended(MigrationView migration, Goal goal) {
        if (migration.holds(Condition.Type.FAILED)) {
            view.findings(List.of(failure(migration)));
            return Optional.of(ExitCode.OTHERWISE);
        }
        if (migration.holds(Condition.Type.PAUSED)) {
            view.say("It is paused: ./godwit resume " + name + " goes on.");
            return Optional.of(ExitCode.OTHERWISE);
        }
        if (migration.phase() == Phase.CANCELLED) {
            view.say("The migration is cancelled: ./godwit clean " + name
                    + " removes what it left, and one that begins anew needs another --name.");
            return Optional.of(ExitCode.OTHERWISE);
        }
        if (refused(migration)) {
            view.findings(openFindings());
            return Optional.of(ExitCode.PRECONDITION);
        }
        boolean there = switch (goal) {
            case ASSESSED -> migration.phase().compareTo(Phase.ASSESSED) >= 0;
            case READY, WATCHED -> migration.phase() == Phase.DONE || migration.holds(Condition.Type.READY_FOR_CUTOVER);
            case DONE -> migration.phase() == Phase.DONE;
        };
        if (there) {
            return Optional.of(ExitCode.DONE);
        }
        if (migration.phase() == Phase.REPLICATING && stuck(migration)) {
            view.findings(openFindings());
            view.say("It is not ready to cut over: ./godwit tables " + name + " and ./godwit findings " + name
                    + " say what stands against it. Replication goes on.");
            return Optional.of(ExitCode.OTHERWISE);
        }
        restingLooks = RESTING.contains(migration.phase()) ? restingLooks + 1 : 0;
        if (goal == Goal.WATCHED && restingLooks > LOOKS_AT_REST) {
            view.say("No step is running: ./godwit migrate takes it further.");
            return Optional.of(ExitCode.OTHERWISE);
        }
        return Optional.empty();
    }

    /** A check failed, and somebody has yet to accept what blocks: the gateway would refuse the start. */
    private boolean refused(MigrationView migration) {
        if (migration.phase() != Phase.ASSESSED || migration.holds(Condition.Type.PRECONDITIONS_MET)) {
            return false;
        }
        List<FindingView> blocking =
                client.list(GatewayClient.migrationPath(name, "/findings"), "", FindingView.class).stream()
                        .filter(finding ->
                                finding.closedAt() == null && finding.problem().severity() == Severity.BLOCKING)
                        .toList();
        return blocking.isEmpty() || blocking.stream().anyMatch(FindingView::open);
    }

    /** A comparison has ended and was not clean, or only a person can mend what is left: waiting will not change that. */
    private static boolean stuck(MigrationView migration) {
        return is(migration, Condition.Type.VERIFIED, "RowsDiffer")
                || is(migration, Condition.Type.READY_FOR_CUTOVER, "FindingsBlock")
                || is(migration, Condition.Type.READY_FOR_CUTOVER, "LedgerOpen");
    }

    private static boolean is(MigrationView migration, Condition.Type type, String reason) {
        return migration
                .condition(type)
                .filter(condition -> condition.status() == Condition.Status.FALSE
                        && condition.reason().equals(reason))
                .isPresent();
    }

    private static @Nullable String next(MigrationView migration, Goal goal) {
        if (goal == Goal.WATCHED) {
            return null;
        }
        return switch (migration.phase()) {
            case CREATED -> "assess";
            case ASSESSED -> goal == Goal.ASSESSED ? null : "convert";
            case CONVERTED -> goal == Goal.ASSESSED ? null : "start";
            case REPLICATING ->
                goal == Goal.DONE && migration.holds(Condition.Type.READY_FOR_CUTOVER) ? "cutover" : null;
            case ASSESSING, CONVERTING, PREPARING, LOADING, CUTTING_OVER, DONE, CANCELLED -> null;
        };
    }

    List<FindingView> openFindings() {
        return openFindings(client, name);
    }

    static List<FindingView> openFindings(GatewayClient client, String name) {
        return client.list(GatewayClient.migrationPath(name, "/findings"), "", FindingView.class).stream()
                .filter(FindingView::open)
                .filter(finding -> finding.problem().severity() != Severity.INFO)
                .toList();
    }

    private ProgressView progress(MigrationView migration) {
        return migration.phase().compareTo(Phase.PREPARING) < 0 ? ProgressView.NONE : client.progress(name);
    }

    static FindingView failure(MigrationView migration) {
        Problem problem = migration.failure();
        if (problem == null) {
            String message = migration
                    .condition(Condition.Type.FAILED)
                    .map(Condition::message)
                    .orElse("");
            problem = new Problem(
                    URI.create("about:blank"),
                    "The migration failed",
                    0,
                    "",
                    Severity.ERROR,
                    message,
                    null,
                    null,
                    List.of(),
                    null);
        }
        return shown(problem);
    }

    private static FindingView shown(Problem problem) {
        return new FindingView("", null, problem, 0, null, null, null);
    }

    static IllegalArgumentException notThere(String name) {
        return new IllegalArgumentException("there is no migration named " + name + ": ./godwit status lists them.");
    }
}

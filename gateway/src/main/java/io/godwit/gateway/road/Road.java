package io.godwit.gateway.road;

import io.godwit.gateway.problem.GatewayProblem;
import io.godwit.gateway.road.Facts.Traces;
import io.godwit.gateway.road.Order.Owner;
import io.godwit.gateway.road.Outcome.Refused;
import io.godwit.platform.message.Event;
import io.godwit.platform.migration.Condition.Type;
import io.godwit.platform.migration.Phase;
import io.godwit.platform.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The road of a migration, all of it. A state is a record; it offers its legal moves as methods and nothing else.
 *
 * <pre>
 *            assess          (event)          convert          (event)          start
 *  Created ─────────▶ Assessing ────▶ Assessed ───────▶ Converting ────▶ Converted ──────▶ Preparing
 *                        ▲               │ assess                           │ assess            │ (event)
 *                        └───────────────┴──────────────────────────────────┘                   ▼
 *                                                                                            Loading
 *                                                                                               │ (event)
 *                                                 cutover                                       ▼
 *             Done ◀──────────────── CuttingOver ◀────────────────────────────────────── Replicating
 *                      (event)            └──────────────────────────────────────────────▶ (event: thawed)
 *
 *  before Preparing:   cancel ─▶ Cancelled            nothing stands on an endpoint yet
 *  from Preparing on:  cancel ─▶ Cancelling ─(event)─▶ Cancelled, or Done where the target was open already
 *  Done, Cancelled:    clean, until the event says that nothing is left
 * </pre>
 *
 * <p>Invariants:
 * <ul>
 *   <li>{@code pause} and a failed step keep the state: {@link Facts#paused} and {@link Facts#failure} say so, and
 *       {@code resume} goes on from there.
 *   <li>A service's event moves the road only forward, but for a thawed cut-over; one that answers an older command, or that
 *       the state has no move for, changes nothing.
 *   <li>{@code start} and {@code cutover} have conditions ({@link Converted#start}, {@link Replicating#cutover}); all other
 *       moves depend on the state alone.
 * </ul>
 */
public sealed interface Road {

    Facts facts();

    /** The move that an action is in this state, or why there is none. */
    Outcome take(Action action, UUID command, Moment at);

    static Road begin() {
        return new Created(Facts.none());
    }

    /** The move of several states: for the first time, again, or after a failure. */
    interface MayAssess {
        Facts facts();

        default Assessing assess(Moment at) {
            return new Assessing(facts().recovered("Again", at).unassessed(at), at.version());
        }
    }

    /** As {@link MayAssess}. */
    interface MayConvert {
        Facts facts();

        default Converting convert(Moment at) {
            return new Converting(facts().recovered("Again", at), at.version());
        }
    }

    /** Before control has a task: nothing stands on an endpoint yet. */
    interface MayCancel {
        Facts facts();

        default Cancelled cancel(Moment at) {
            return Task.cancelled(facts(), at);
        }
    }

    /** Nothing is known but the two endpoints. */
    record Created(Facts facts) implements Road, MayAssess, MayCancel {
        @Override
        public Outcome take(Action action, UUID command, Moment at) {
            return switch (action) {
                case ASSESS -> Outcome.sent(assess(at), Owner.ASSESSMENT, Action.ASSESS);
                case CANCEL -> Outcome.kept(cancel(at));
                default -> Outcome.notHere(this, action);
            };
        }
    }

    /** @param since version of the command that is under way; an answer to an older one is stale */
    record Assessing(Facts facts, long since) implements Road, MayAssess, MayCancel {
        public Assessed assessed(Event.AssessmentCompleted event, Moment at) {
            return new Assessed(facts.recovered("Assessed", at).assessed(event.preconditionsMet(), event.counts(), at));
        }

        @Override
        public Outcome take(Action action, UUID command, Moment at) {
            return switch (action) {
                case ASSESS, RESUME ->
                    facts.failure().isPresent()
                            ? Outcome.sent(assess(at), Owner.ASSESSMENT, Action.ASSESS)
                            : Outcome.nothingFailed(this, action);
                case CANCEL -> Outcome.sent(cancel(at), Owner.ASSESSMENT, Action.CANCEL);
                default -> Outcome.notHere(this, action);
            };
        }
    }

    /** The report is there. */
    record Assessed(Facts facts) implements Road, MayAssess, MayConvert, MayCancel {
        @Override
        public Outcome take(Action action, UUID command, Moment at) {
            return switch (action) {
                case ASSESS -> Outcome.sent(assess(at), Owner.ASSESSMENT, Action.ASSESS);
                case CONVERT -> Outcome.sent(convert(at), Owner.CONVERSION, Action.CONVERT);
                case CANCEL -> Outcome.kept(cancel(at));
                default -> Outcome.notHere(this, action);
            };
        }
    }

    /** @param since as of {@link Assessing} */
    record Converting(Facts facts, long since) implements Road, MayConvert, MayCancel {
        public Converted converted(Event.ConversionCompleted event, Moment at) {
            return new Converted(facts.recovered("Converted", at).converted(event.planSha256(), event.counts()));
        }

        @Override
        public Outcome take(Action action, UUID command, Moment at) {
            return switch (action) {
                case CONVERT, RESUME ->
                    facts.failure().isPresent()
                            ? Outcome.sent(convert(at), Owner.CONVERSION, Action.CONVERT)
                            : Outcome.nothingFailed(this, action);
                case CANCEL -> Outcome.sent(cancel(at), Owner.CONVERSION, Action.CANCEL);
                default -> Outcome.notHere(this, action);
            };
        }
    }

    /** The schema plan is there and proved. Nothing was written to an endpoint so far. */
    record Converted(Facts facts) implements Road, MayAssess, MayConvert, MayCancel {
        /** Legal where the preconditions are met, or somebody accepted each finding that blocks. */
        public Preparing start(UUID command, Moment at) {
            return new Preparing(facts.recovered("Again", at).leaving(new Traces(true, List.of())), command);
        }

        @Override
        public Outcome take(Action action, UUID command, Moment at) {
            return switch (action) {
                case ASSESS -> Outcome.sent(assess(at), Owner.ASSESSMENT, Action.ASSESS);
                case CONVERT -> Outcome.sent(convert(at), Owner.CONVERSION, Action.CONVERT);
                case START -> starting(command, at);
                case RESUME ->
                    facts.failure().isPresent() ? starting(command, at) : Outcome.nothingFailed(this, action);
                case CANCEL -> Outcome.kept(cancel(at));
                default -> Outcome.notHere(this, action);
            };
        }

        private Outcome starting(UUID command, Moment at) {
            return startRefusal()
                    .<Outcome>map(why -> new Refused(GatewayProblem.PRECONDITION_NOT_MET, why))
                    .orElseGet(() -> Outcome.sent(start(command, at), Owner.REPLICATION, Action.START));
        }

        private Optional<String> startRefusal() {
            var blockers = facts.blockers();
            if (blockers.open() > 0) {
                return Optional.of(blockers.open() + " blocking findings are open, first "
                        + String.join(", ", blockers.sample()) + ".");
            }
            return facts.holds(Type.PRECONDITIONS_MET) || blockers.accepted() > 0
                    ? Optional.empty()
                    : Optional.of("PreconditionsMet is not true; no finding that was accepted explains it.");
        }
    }

    /** Capture opens, tables are made. @param command the start, by which its refusal is known */
    record Preparing(Facts facts, UUID command) implements Road {
        /** Control did not take it: nothing was touched. */
        public Converted refused(Problem why, Moment at) {
            return new Converted(facts.leaving(new Traces(false, List.of())).failed(why, at));
        }

        public Loading loading() {
            return new Loading(facts);
        }

        public Replicating replicating() {
            return new Replicating(facts);
        }

        @Override
        public Outcome take(Action action, UUID asked, Moment at) {
            return Task.take(this, action, asked, at);
        }
    }

    /** Rows are copied; changes wait, or are applied convergently. */
    record Loading(Facts facts) implements Road {
        public Replicating replicating() {
            return new Replicating(facts);
        }

        @Override
        public Outcome take(Action action, UUID command, Moment at) {
            return Task.take(this, action, command, at);
        }
    }

    /** Changes are applied. */
    record Replicating(Facts facts) implements Road {
        /** Legal where {@code ReadyForCutover} is true. @param command by which a refusal is known */
        public CuttingOver cutover(UUID command) {
            return new CuttingOver(facts, Optional.of(command));
        }

        /** Control says that a cut-over runs which this road did not order: it was told before a restart. */
        public CuttingOver cuttingOver() {
            return new CuttingOver(facts, Optional.empty());
        }

        @Override
        public Outcome take(Action action, UUID command, Moment at) {
            return switch (action) {
                case VERIFY ->
                    facts.paused() || facts.failure().isPresent()
                            ? new Refused(GatewayProblem.NOT_NOW, "verify waits until it is resumed.")
                            : Outcome.sent(this, Owner.REPLICATION, Action.VERIFY);
                case CUTOVER -> {
                    Readiness readiness = Readiness.of(phase(), facts);
                    yield readiness.ready()
                            ? Outcome.sent(cutover(command), Owner.REPLICATION, Action.CUTOVER)
                            : new Refused(GatewayProblem.NOT_READY, readiness.sentence());
                }
                default -> Task.take(this, action, command, at);
            };
        }
    }

    /** The source is frozen, or about to be. Ends as done or as thawed, never as both (H24). */
    record CuttingOver(Facts facts, Optional<UUID> command) implements Road {
        public Replicating thawed() {
            return new Replicating(facts);
        }

        public Done done(Moment at) {
            return Task.finished(facts, at);
        }

        @Override
        public Outcome take(Action action, UUID asked, Moment at) {
            return switch (action) {
                case CONFIRM -> Outcome.sent(this, Owner.REPLICATION, Action.CONFIRM);
                case PAUSE -> Outcome.notHere(this, action);
                default -> Task.take(this, action, asked, at);
            };
        }
    }

    /** Control ends the task. @param from the state that goes on where the cancelling is refused */
    record Cancelling(Road from, UUID command) implements Road {
        public Cancelled cancelled(Moment at) {
            return Task.cancelled(facts(), at);
        }

        /** The target was open already: there is nothing left to cancel. */
        public Done done(Moment at) {
            return Task.finished(facts(), at);
        }

        /** It goes on; or control never had a task, then nothing is left to cancel. */
        public Road refused(Problem why, Moment at) {
            boolean noTask = why.status() == 404;
            return noTask ? Task.cancelled(facts().leaving(new Traces(false, List.of())), at) : from;
        }

        @Override
        public Facts facts() {
            return from.facts();
        }

        @Override
        public Outcome take(Action action, UUID again, Moment at) {
            return action == Action.CANCEL
                    ? Outcome.sent(
                            new Cancelling(from.with(facts().recovered("Again", at)), again),
                            Owner.REPLICATION,
                            Action.CANCEL)
                    : Outcome.notHere(this, action);
        }
    }

    /** The target is open, the application writes there. */
    record Done(Facts facts) implements Road {
        @Override
        public Outcome take(Action action, UUID command, Moment at) {
            return Task.takeEnded(this, action, at);
        }
    }

    /** Ended by a person. */
    record Cancelled(Facts facts) implements Road {
        @Override
        public Outcome take(Action action, UUID command, Moment at) {
            return Task.takeEnded(this, action, at);
        }
    }

    /** What an event of a service makes of this state; the state itself where there is no such move. */
    default Road hear(Event event, Origin from, Moment at) {
        return switch (event) {
            case Event.AssessmentCompleted done ->
                this instanceof Assessing state && from.answers() >= state.since ? state.assessed(done, at) : this;
            case Event.ConversionCompleted done ->
                this instanceof Converting state && from.answers() >= state.since ? state.converted(done, at) : this;
            case Event.PhaseChanged changed -> follow(changed.phase(), at);
            case Event.ConditionChanged changed ->
                from.isControl() ? with(facts().observe(changed.condition(), at)) : this;
            case Event.StepFailed failed ->
                Task.mayFail(this, from) ? with(facts().failed(failed.problem(), at)) : this;
            case Event.Cleaned cleaned ->
                with(facts().recovered("Cleaned", at)
                        .leaving(new Traces(!cleaned.remaining().isEmpty(), cleaned.remaining())));
            case Event.LedgerCounted counted -> with(facts().ledger(counted.open()));
            case Event.FindingRaised _, Event.FindingClosed _, Event.CutoverStepChanged _, Event.CommandDone _ -> this;
        };
    }

    private Road follow(Phase told, Moment at) {
        return switch (this) {
            case Preparing state when told == Phase.LOADING -> state.loading();
            case Preparing state when told == Phase.REPLICATING -> state.replicating();
            case Loading state when told == Phase.REPLICATING -> state.replicating();
            case Replicating state when told == Phase.CUTTING_OVER -> state.cuttingOver();
            case CuttingOver state when told == Phase.REPLICATING -> state.thawed();
            case CuttingOver state when told == Phase.DONE -> state.done(at);
            case Cancelling state when told == Phase.CANCELLED -> state.cancelled(at);
            case Cancelling state when told == Phase.DONE -> state.done(at);
            case Cancelling state -> new Cancelling(state.from.follow(told, at), state.command);
            default -> told == Phase.CANCELLED && Task.runs(this) ? Task.cancelled(facts(), at) : this;
        };
    }

    /** What the owner's refusal of a command makes of this state. */
    default Road refused(UUID command, Action action, Problem why, Moment at) {
        return switch (this) {
            case Assessing state when action == Action.ASSESS -> state.with(facts().failed(why, at));
            case Converting state when action == Action.CONVERT -> state.with(facts().failed(why, at));
            case CuttingOver state when state.command.equals(Optional.of(command)) -> state.thawed();
            case Preparing state when state.command.equals(command) -> state.refused(why, at);
            case Cancelling state when state.command.equals(command) -> state.refused(why, at);
            case Cancelling state -> new Cancelling(state.from.refused(command, action, why, at), state.command);
            default ->
                switch (action) {
                    case START, RESUME -> Task.runs(this) ? with(facts().failed(why, at)) : this;
                    case PAUSE -> with(facts().paused(false, "Refused", why.detail(), at));
                    default -> this;
                };
        };
    }

    /** The state with the blocking findings as they are now. */
    default Road blocked(Facts.Blockers now) {
        return with(facts().blocked(now));
    }

    default Road with(Facts now) {
        return switch (this) {
            case Created _ -> new Created(now);
            case Assessing state -> new Assessing(now, state.since);
            case Assessed _ -> new Assessed(now);
            case Converting state -> new Converting(now, state.since);
            case Converted _ -> new Converted(now);
            case Preparing state -> new Preparing(now, state.command);
            case Loading _ -> new Loading(now);
            case Replicating _ -> new Replicating(now);
            case CuttingOver state -> new CuttingOver(now, state.command);
            case Cancelling state -> new Cancelling(state.from.with(now), state.command);
            case Done _ -> new Done(now);
            case Cancelled _ -> new Cancelled(now);
        };
    }

    default Phase phase() {
        return RoadNames.phase(this);
    }

    /** The state's name as people read it; {@code cancelling} is no phase, but is a state. */
    default String word() {
        return RoadNames.word(this);
    }
}

package io.godwit.gateway.road;

import io.godwit.gateway.problem.GatewayProblem;
import io.godwit.gateway.road.Order.Owner;
import io.godwit.gateway.road.Outcome.Refused;
import io.godwit.platform.migration.Condition.Status;
import io.godwit.platform.migration.Condition.Type;
import java.util.List;
import java.util.UUID;

/** The moves that all states share for which control has a replication task: pause, resume, cancel, clean. */
final class Task {
    private Task() {}

    static Outcome take(Road state, Action action, UUID command, Moment at) {
        return switch (action) {
            case PAUSE -> pause(state, at);
            case RESUME -> resume(state, at);
            case CANCEL -> Outcome.sent(new Road.Cancelling(state, command), Owner.REPLICATION, Action.CANCEL);
            default -> Outcome.notHere(state, action);
        };
    }

    private static Outcome pause(Road state, Moment at) {
        Facts facts = state.facts();
        if (facts.paused() || facts.failure().isPresent()) {
            return new Refused(GatewayProblem.NOT_NOW, "It stands already: resume goes on.");
        }
        return Outcome.sent(
                state.with(facts.paused(true, "Asked", "Work stops at the next commit.", at)),
                Owner.REPLICATION,
                Action.PAUSE);
    }

    /** After a failure the whole specification goes out again, for the remedy may have been a new password. */
    private static Outcome resume(Road state, Moment at) {
        Facts facts = state.facts();
        boolean failed = facts.failure().isPresent();
        if (!facts.paused() && !failed) {
            return new Refused(GatewayProblem.NOT_NOW, "It is neither paused nor failed.");
        }
        Facts going = facts.recovered("Resumed", at);
        if (going.paused()) {
            going = going.paused(false, "Resumed", "It goes on.", at);
        }
        boolean anew = failed && !(state instanceof Road.CuttingOver);
        return Outcome.sent(state.with(going), Owner.REPLICATION, anew ? Action.START : Action.RESUME);
    }

    static Outcome takeEnded(Road state, Action action, Moment at) {
        if (action != Action.CLEAN) {
            return Outcome.notHere(state, action);
        }
        return state.facts().traces().standing()
                ? Outcome.sent(
                        state.with(state.facts().recovered("Again", at).leaving(new Facts.Traces(true, List.of()))),
                        Owner.REPLICATION,
                        Action.CLEAN)
                : new Refused(GatewayProblem.NOT_NOW, "Nothing of Godwit stands on an endpoint.");
    }

    static Road.Done finished(Facts facts, Moment at) {
        return new Road.Done(facts.recovered("Done", at)
                .set(Type.COMPLETED, Status.TRUE, "CutOver", "The application writes to the target.", at));
    }

    /** Whatever stood or had failed before does not matter any more. */
    static Road.Cancelled cancelled(Facts facts, Moment at) {
        Facts ended = facts.recovered("Cancelled", at);
        return new Road.Cancelled(ended.paused() ? ended.paused(false, "Cancelled", "It is over.", at) : ended);
    }

    /** Control has a task for it that goes on or can be gone on with. */
    static boolean runs(Road state) {
        return state instanceof Road.Preparing
                || state instanceof Road.Loading
                || state instanceof Road.Replicating
                || state instanceof Road.CuttingOver;
    }

    /** The one that tells of a failed step is at work on the present command, or may be. */
    static boolean mayFail(Road state, Origin from) {
        return switch (state) {
            case Road.Created _, Road.Assessed _, Road.Converted _ -> false;
            case Road.Assessing assessing -> from.is("assessment") && from.answers() >= assessing.since();
            case Road.Converting converting -> from.is("conversion") && from.answers() >= converting.since();
            case Road.Preparing _,
                    Road.Loading _,
                    Road.Replicating _,
                    Road.CuttingOver _,
                    Road.Cancelling _,
                    Road.Done _,
                    Road.Cancelled _ -> from.isControl();
        };
    }
}

package io.godwit.gateway.road;

import io.godwit.gateway.problem.GatewayProblem;
import io.godwit.gateway.road.Order.Owner;
import java.util.Optional;

/** What becomes of an action that somebody asked for. */
public sealed interface Outcome {

    /** @param order empty where the gateway alone makes the move */
    record Accepted(Road next, Optional<Order> order) implements Outcome {}

    /** @param detail names the state and what would have to be true */
    record Refused(GatewayProblem code, String detail) implements Outcome {}

    static Outcome sent(Road next, Owner owner, Action action) {
        return new Accepted(next, Optional.of(new Order(owner, action)));
    }

    static Outcome kept(Road next) {
        return new Accepted(next, Optional.empty());
    }

    static Outcome nothingFailed(Road state, Action action) {
        return new Refused(
                GatewayProblem.NOT_NOW, state.word() + " is under way; " + action.word() + " is for after a failure.");
    }

    static Outcome notHere(Road state, Action action) {
        return new Refused(GatewayProblem.NOT_NOW, action.word() + " is no move from " + state.word() + ".");
    }
}

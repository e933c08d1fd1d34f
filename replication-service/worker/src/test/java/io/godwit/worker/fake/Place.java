package io.godwit.worker.fake;

import io.godwit.engine.change.Position;

/** Between two transactions of the fake source: the number of those before it. */
public record Place(long number) implements Position {
    @Override
    public String toJson() {
        return Long.toString(number);
    }

    @Override
    public int compareTo(Position other) {
        return Long.compare(number, ((Place) other).number);
    }
}

package io.godwit.engine.postgresql;

import io.godwit.engine.change.Position;

/** A place in a log that only tests know. */
public record TestPosition(long at) implements Position {
    public static TestPosition parse(String json) {
        return new TestPosition(Long.parseLong(json.substring(6, json.length() - 1)));
    }

    @Override
    public String toJson() {
        return "{\"at\":" + at + "}";
    }

    @Override
    public int compareTo(Position other) {
        return Long.compare(at, ((TestPosition) other).at);
    }
}

package io.godwit.engine.change;

/**
 * A place in a source's log. Comparable only with positions of the same server; a family has its own type with a
 * versioned JSON form, read back by {@link ChangeCapture#position}.
 */
public interface Position extends Comparable<Position> {
    String toJson();
}

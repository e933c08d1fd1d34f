package io.godwit.sql.token;

/**
 * Where something stands in the source text. Two places are always equal, so that trees that were read from differently
 * laid out texts can be compared.
 */
public final class Place {
    /** Of nodes that a rule made. */
    public static final Place NOWHERE = new Place(0, 0);

    private final int line;
    private final int column;

    public Place(int line, int column) {
        this.line = line;
        this.column = column;
    }

    /** From 1; 0 where there is none. */
    public int line() {
        return line;
    }

    /** From 1; 0 where there is none. */
    public int column() {
        return column;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Place;
    }

    @Override
    public int hashCode() {
        return 0;
    }

    @Override
    public String toString() {
        return line + ":" + column;
    }
}

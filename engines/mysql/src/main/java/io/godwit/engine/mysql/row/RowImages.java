package io.godwit.engine.mysql.row;

import io.godwit.engine.row.LargeValue;
import org.jspecify.annotations.Nullable;

/** The part of a row event in which its images lie, in memory or outside (H12), and how far it was read. */
public final class RowImages {
    /** A packet of so many bytes stays outside. */
    public static final int OUTSIDE_FROM = 2 << 20;

    private final byte[] head;
    private final @Nullable LargeValue outside;
    private final long end;
    private long position;

    /** @param head the event, or its beginning where it lies outside, with the same places */
    public RowImages(byte[] head, @Nullable LargeValue outside, long position, long end) {
        this.head = head;
        this.outside = outside;
        this.position = position;
        this.end = end;
    }

    public byte[] head() {
        return head;
    }

    @Nullable
    LargeValue outside() {
        return outside;
    }

    public long position() {
        return position;
    }

    public void position(long next) {
        position = next;
    }

    public boolean more() {
        return position < end;
    }

    public boolean shorterThan(int bytes) {
        return end - position < bytes;
    }

    public boolean ended() {
        return position == end;
    }

    long end() {
        return end;
    }
}

package io.godwit.engine.postgresql.rows;

import io.godwit.engine.postgresql.connection.Session;
import io.godwit.engine.row.RowBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads tuples, keys mostly, one by one into arrays of their own: for few rows. */
public final class KeyReader {
    private KeyReader() {}

    public static List<byte[]> all(Session session, String select) {
        List<byte[]> all = new ArrayList<>();
        CopyRows.read(session, select, 64 << 10, buffer -> split(buffer, all));
        return all;
    }

    /** The first row; an empty array where there is none. */
    public static byte[] one(Session session, String select) {
        List<byte[]> all = all(session, select);
        return all.isEmpty() ? new byte[0] : all.getFirst();
    }

    private static void split(RowBuffer buffer, List<byte[]> into) {
        int at = 0;
        while (at < buffer.size()) {
            int length = RowBuffer.tupleLength(buffer.array(), at);
            into.add(Arrays.copyOfRange(buffer.array(), at, at + length));
            at += length;
        }
    }
}

package io.godwit.worker.verify;

import io.godwit.engine.row.LargeValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** Fields that do not lie in memory, hashed as if they did: four bytes of length, then the value. */
final class LargeFields {
    private static final int PIECE = 64 * 1024;

    private LargeFields() {}

    static long hash(LargeValue value, long seed) {
        Hash.Pieces hash = new Hash.Pieces(4 + value.length(), seed);
        add(value, hash);
        return hash.end();
    }

    static void add(LargeValue value, Hash.Pieces hash) {
        byte[] piece = new byte[PIECE];
        ByteBuffer.wrap(piece).putInt((int) value.length());
        hash.add(piece, 0, 4);
        try (InputStream from = value.stream()) {
            for (int got = from.read(piece); got >= 0; got = from.read(piece)) {
                hash.add(piece, 0, got);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

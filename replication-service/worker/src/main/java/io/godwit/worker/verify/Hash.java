package io.godwit.worker.verify;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A 64-bit hash of bytes: sixteen at a time through a 64 × 64 → 128-bit multiplication whose halves are folded, as wyhash
 * and its relatives do (Wang Yi, "wyhash", 2019). Not for signatures: both sides of a comparison are the user's own.
 */
final class Hash {
    static final long SEED_A = 0x2d358dccaa6c78a5L;
    static final long SEED_B = 0x8bb84b93962eacc9L;

    private static final long K0 = 0xa0761d6478bd642fL;
    private static final long K1 = 0xe7037ed1a0b428dbL;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Hash() {}

    static long of(byte[] array, int offset, int length, long seed) {
        long hash = seed ^ fold(length ^ K0, K1);
        int at = offset;
        int end = offset + length;
        for (; end - at >= 16; at += 16) {
            hash = fold((long) LONGS.get(array, at) ^ K0, (long) LONGS.get(array, at + 8) ^ hash);
        }
        return rest(array, at, end - at, length, hash);
    }

    private static long rest(byte[] array, int at, int left, long length, long hash) {
        long low = 0;
        long high = 0;
        if (left >= 8) {
            low = (long) LONGS.get(array, at);
            high = tail(array, at + 8, left - 8);
        } else {
            low = tail(array, at, left);
        }
        return fold(fold(low ^ K1, high ^ hash) ^ K0, length ^ K1);
    }

    /** The same hash of bytes that come in pieces; how many they are must be known before. */
    static final class Pieces {
        private final long length;
        private final byte[] block = new byte[16];
        private long hash;
        private int held;

        Pieces(long length, long seed) {
            this.length = length;
            this.hash = seed ^ fold(length ^ K0, K1);
        }

        void add(byte[] array, int offset, int count) {
            int at = offset;
            int end = offset + count;
            if (held > 0) {
                int some = Math.min(block.length - held, count);
                System.arraycopy(array, at, block, held, some);
                held += some;
                at += some;
                if (held < block.length) {
                    return;
                }
                mix(block, 0);
                held = 0;
            }
            for (; end - at >= 16; at += 16) {
                mix(array, at);
            }
            held = end - at;
            System.arraycopy(array, at, block, 0, held);
        }

        private void mix(byte[] array, int at) {
            hash = fold((long) LONGS.get(array, at) ^ K0, (long) LONGS.get(array, at + 8) ^ hash);
        }

        long end() {
            return rest(block, 0, held, length, hash);
        }
    }

    /** Order matters: {@code mix(mix(s, a), b)} differs from {@code mix(mix(s, b), a)}. */
    static long mix(long hash, long next) {
        return fold(hash ^ K0, Long.rotateLeft(next, 23) ^ K1);
    }

    private static long tail(byte[] array, int offset, int count) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            value |= (array[offset + i] & 0xffL) << (8 * i);
        }
        return value;
    }

    private static long fold(long left, long right) {
        return (left * right) ^ Math.unsignedMultiplyHigh(left, right);
    }
}

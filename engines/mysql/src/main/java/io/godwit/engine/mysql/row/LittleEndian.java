package io.godwit.engine.mysql.row;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Integers as both protocols write them. */
public final class LittleEndian {
    private static final VarHandle SHORT = view(short[].class);
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle LONG = view(long[].class);

    private LittleEndian() {}

    private static VarHandle view(Class<?> type) {
        return MethodHandles.byteArrayViewVarHandle(type, ByteOrder.LITTLE_ENDIAN);
    }

    public static int int1(byte[] a, int at) {
        return a[at] & 0xff;
    }

    public static int int2(byte[] a, int at) {
        return (short) SHORT.get(a, at) & 0xffff;
    }

    public static int int3(byte[] a, int at) {
        return (a[at] & 0xff) | ((a[at + 1] & 0xff) << 8) | ((a[at + 2] & 0xff) << 16);
    }

    public static int int4(byte[] a, int at) {
        return (int) INT.get(a, at);
    }

    public static long unsigned4(byte[] a, int at) {
        return int4(a, at) & 0xffff_ffffL;
    }

    public static long int6(byte[] a, int at) {
        return unsigned4(a, at) | ((long) int2(a, at + 4) << 32);
    }

    public static long int8(byte[] a, int at) {
        return (long) LONG.get(a, at);
    }

    /** A length-encoded integer (never NULL here); {@link #lenencSize} tells its own size. */
    public static long lenenc(byte[] a, int at) {
        int first = a[at] & 0xff;
        return switch (first) {
            case 0xfc -> int2(a, at + 1);
            case 0xfd -> int3(a, at + 1);
            case 0xfe -> int8(a, at + 1);
            case 0xfb, 0xff -> throw new IndexOutOfBoundsException("no length begins with " + first);
            default -> first;
        };
    }

    public static int lenencSize(byte[] a, int at) {
        return switch (a[at] & 0xff) {
            case 0xfc -> 3;
            case 0xfd -> 4;
            case 0xfe -> 9;
            default -> 1;
        };
    }
}

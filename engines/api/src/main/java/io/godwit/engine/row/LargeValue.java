package io.godwit.engine.row;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Objects;
import javax.crypto.Cipher;

/**
 * Bytes of a row in flight that are too many for memory (H12): a stretch of a temporary file, encrypted with a key in memory.
 * Any thread may read it, several at once. Whoever made one closes it; {@link #slice} makes one of its own, which lives as long
 * as it is not closed itself.
 */
public final class LargeValue implements AutoCloseable {
    private static final int CHUNK = 64 * 1024;
    private static final int COMPARED = 64;

    private final SpillFile file;
    private final long offset;
    private final long length;
    private boolean closed;

    private LargeValue(SpillFile file, long offset, long length) {
        this.file = file;
        this.offset = offset;
        this.length = length;
    }

    /** Takes bytes one after another and makes a value of them. Closing it before gives up what was written. */
    public static final class Writer implements AutoCloseable {
        private final SpillFile file = new SpillFile();
        private final Cipher cipher = file.cipher(0);
        private final byte[] buffer = new byte[CHUNK];
        private long written;
        private boolean finished;

        public void write(byte[] from, int start, int count) {
            for (int done = 0; done < count; ) {
                int some = Math.min(CHUNK, count - done);
                crypt(cipher, from, start + done, some, buffer, 0);
                file.write(written, buffer, some);
                written += some;
                done += some;
            }
        }

        /** All of a stream. */
        public void write(InputStream from) throws IOException {
            byte[] chunk = new byte[CHUNK];
            for (int got = from.read(chunk); got >= 0; got = from.read(chunk)) {
                write(chunk, 0, got);
            }
        }

        public long written() {
            return written;
        }

        public LargeValue finish() {
            finished = true;
            return new LargeValue(file, 0, written);
        }

        @Override
        public void close() {
            if (!finished) {
                finished = true;
                file.release();
            }
        }
    }

    public static LargeValue of(byte[] from, int start, int count) {
        try (Writer writer = new Writer()) {
            writer.write(from, start, count);
            return writer.finish();
        }
    }

    public long length() {
        return length;
    }

    public LargeValue slice(long from, long count) {
        Objects.checkFromIndexSize(from, count, length);
        return new LargeValue(file.use(), offset + from, count);
    }

    public void read(long from, byte[] to, int start, int count) {
        Objects.checkFromIndexSize(from, count, length);
        file.read(offset + from, to, start, count);
        crypt(file.cipher(offset + from), to, start, count, to, start);
    }

    /** All of it in memory: for what is known to fit. */
    public byte[] bytes() {
        byte[] all = new byte[Math.toIntExact(length)];
        read(0, all, 0, all.length);
        return all;
    }

    public InputStream stream() {
        return new Stream();
    }

    private static void crypt(Cipher cipher, byte[] from, int start, int count, byte[] to, int at) {
        try {
            cipher.update(from, start, count, to, at);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether both are the same bytes. */
    boolean same(LargeValue other) {
        if (length != other.length) {
            return false;
        }
        byte[] mine = new byte[CHUNK];
        byte[] theirs = new byte[CHUNK];
        try (InputStream left = stream();
                InputStream right = other.stream()) {
            int count;
            do {
                count = left.readNBytes(mine, 0, CHUNK);
                right.readNBytes(theirs, 0, count);
                if (!Arrays.equals(mine, 0, count, theirs, 0, count)) {
                    return false;
                }
            } while (count == CHUNK);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean same(byte[] array, int start, int count) {
        if (length != count) {
            return false;
        }
        byte[] mine = new byte[CHUNK];
        try (InputStream left = stream()) {
            for (int at = 0; at < count; ) {
                int some = left.readNBytes(mine, 0, CHUNK);
                if (!Arrays.equals(mine, 0, some, array, start + at, start + at + some)) {
                    return false;
                }
                at += some;
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of its first bytes and its length, as {@link #hash(byte[], int, int)} of the same bytes in memory. */
    int hash() {
        byte[] first = new byte[(int) Math.min(COMPARED, length)];
        read(0, first, 0, first.length);
        return 31 * Arrays.hashCode(first) + Long.hashCode(length);
    }

    static int hash(byte[] array, int start, int count) {
        byte[] first = Arrays.copyOfRange(array, start, start + Math.min(COMPARED, count));
        return 31 * Arrays.hashCode(first) + Long.hashCode(count);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            file.release();
        }
    }

    private final class Stream extends InputStream {
        private final Cipher cipher = file.cipher(offset);
        private long at;

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] to, int start, int count) {
            if (count == 0) {
                return 0;
            }
            int some = (int) Math.min(Math.min(count, CHUNK), length - at);
            if (some == 0) {
                return -1;
            }
            file.read(offset + at, to, start, some);
            crypt(cipher, to, start, some, to, start);
            at += some;
            return some;
        }
    }
}

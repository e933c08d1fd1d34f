package io.godwit.engine.mysql.row;

import io.godwit.engine.row.LargeValue;
import io.godwit.engine.row.RowBuffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * A column that MariaDB stores compressed, in the log: a byte that tells the method, then for zlib the length before, then the
 * data. A result brings it as it was.
 *
 * <p>Source: {@code Field_longstr::uncompress} in MariaDB's {@code sql/field.cc}, {@code uncompress_zlib} in {@code
 * sql/field_comp.cc}.
 */
final class InflatedCodec extends SliceCodec {
    private static final int METHOD = 0xf0;
    private static final int ZLIB = 0x80;
    private static final int RAW = 0x08;
    private static final int LENGTH = 0x07;
    private static final int FRONT = 8;

    private final SliceCodec inner;

    InflatedCodec(Front front, SliceCodec inner) {
        super(front);
        this.inner = inner;
    }

    @Override
    void slice(byte[] from, int start, int length, RowBuffer to) {
        if (length == 0) {
            inner.slice(from, start, 0, to);
            return;
        }
        int header = from[start] & 0xff;
        if (stored(header)) {
            inner.slice(from, start + 1, length - 1, to);
            return;
        }
        int lengthBytes = header & LENGTH;
        long size = size(from, start, lengthBytes);
        InputStream data =
                new ByteArrayInputStream(from, start + 1 + lengthBytes, Math.max(0, length - 1 - lengthBytes));
        if (size >= RowImages.OUTSIDE_FROM) {
            large(data, header, size, to);
            return;
        }
        byte[] plain = new byte[(int) size];
        try (InputStream inflated = inflating(data, header)) {
            if (inflated.readNBytes(plain, 0, plain.length) < plain.length) {
                throw new IndexOutOfBoundsException("a compressed value ends too early");
            }
        } catch (IOException e) {
            throw unreadable();
        }
        inner.slice(plain, 0, plain.length, to);
    }

    @Override
    void large(LargeValue value, RowBuffer to) {
        byte[] front = new byte[FRONT];
        value.read(0, front, 0, (int) Math.min(FRONT, value.length()));
        int header = front[0] & 0xff;
        if (stored(header)) {
            try (LargeValue plain = value.slice(1, value.length() - 1)) {
                inner.large(plain, to);
            }
            return;
        }
        int ahead = 1 + (header & LENGTH);
        try (LargeValue data = value.slice(ahead, value.length() - ahead);
                InputStream stream = data.stream()) {
            large(stream, header, size(front, 0, header & LENGTH), to);
        } catch (IOException e) {
            throw unreadable();
        }
    }

    private void large(InputStream data, int header, long size, RowBuffer to) {
        refuseAbove(size, LARGEST);
        try (LargeValue.Writer writer = new LargeValue.Writer();
                InputStream inflated = inflating(data, header)) {
            writer.write(inflated);
            if (writer.written() != size) {
                throw new IndexOutOfBoundsException("a compressed value ends too early");
            }
            try (LargeValue plain = writer.finish()) {
                inner.large(plain, to);
            }
        } catch (IOException e) {
            throw unreadable();
        }
    }

    private static boolean stored(int header) {
        if ((header & METHOD) != 0 && (header & METHOD) != ZLIB) {
            throw new IndexOutOfBoundsException("a value compressed by method " + (header >> 4));
        }
        return (header & METHOD) == 0;
    }

    private static long size(byte[] from, int start, int lengthBytes) {
        long size = 0;
        for (int i = 1; i <= lengthBytes; i++) {
            size = (size << 8) | (from[start + i] & 0xff);
        }
        if (size < 0 || size > Integer.MAX_VALUE - 16) {
            throw new IndexOutOfBoundsException("a compressed value of " + size + " bytes");
        }
        return size;
    }

    private static InputStream inflating(InputStream data, int header) {
        Inflater inflater = new Inflater((header & RAW) != 0);
        return new InflaterInputStream(data, inflater, 16 * 1024) {
            @Override
            public void close() throws IOException {
                super.close();
                inflater.end();
            }
        };
    }

    private static IndexOutOfBoundsException unreadable() {
        return new IndexOutOfBoundsException("a compressed value cannot be read");
    }
}

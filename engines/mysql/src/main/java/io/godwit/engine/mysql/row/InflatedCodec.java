package io.godwit.engine.mysql.row;

import io.godwit.engine.row.RowBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

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
        if ((header & METHOD) == 0) {
            inner.slice(from, start + 1, length - 1, to);
            return;
        }
        if ((header & METHOD) != ZLIB) {
            throw new IndexOutOfBoundsException("a value compressed by method " + (header >> 4));
        }
        byte[] plain = inflate(from, start, length, header);
        inner.slice(plain, 0, plain.length, to);
    }

    private static byte[] inflate(byte[] from, int start, int length, int header) {
        int lengthBytes = header & 0x07;
        long size = 0;
        for (int i = 1; i <= lengthBytes; i++) {
            size = (size << 8) | (from[start + i] & 0xff);
        }
        if (size > Integer.MAX_VALUE - 16) {
            throw new IndexOutOfBoundsException("a compressed value of " + size + " bytes");
        }
        byte[] plain = new byte[(int) size];
        Inflater inflater = new Inflater((header & RAW) != 0);
        try {
            inflater.setInput(from, start + 1 + lengthBytes, length - 1 - lengthBytes);
            int got = 0;
            while (got < plain.length) {
                int more = inflater.inflate(plain, got, plain.length - got);
                if (more == 0) {
                    throw new IndexOutOfBoundsException("a compressed value ends too early");
                }
                got += more;
            }
            return plain;
        } catch (DataFormatException e) {
            throw new IndexOutOfBoundsException("a compressed value cannot be read");
        } finally {
            inflater.end();
        }
    }
}

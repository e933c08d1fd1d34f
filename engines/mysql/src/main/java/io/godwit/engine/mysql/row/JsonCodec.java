package io.godwit.engine.mysql.row;

import io.godwit.engine.mysql.type.CharacterSet;
import io.godwit.engine.row.RowBuffer;
import io.godwit.engine.type.CanonicalType;

/**
 * JSON: text in a result and in MariaDB, MySQL's binary form in its log. Becomes json or jsonb, checked, or text.
 */
abstract class JsonCodec extends SliceCodec {
    private static final int JSONB_VERSION = 1;

    private final boolean checked;
    private final boolean binary;

    JsonCodec(Front front, CanonicalType type) {
        super(front);
        this.checked = type instanceof CanonicalType.Json;
        this.binary = type instanceof CanonicalType.Json(boolean jsonb) && jsonb;
    }

    static boolean takes(CanonicalType type) {
        return type instanceof CanonicalType.Json || type instanceof CanonicalType.Text;
    }

    abstract void text(byte[] from, int start, int length, RowBuffer to);

    @Override
    final void slice(byte[] from, int start, int length, RowBuffer to) {
        int mark = to.beginField();
        if (binary) {
            to.putRawByte(JSONB_VERSION);
        }
        int textStart = to.size();
        text(from, start, length, to);
        if (checked) {
            JsonText.check(to.array(), textStart, to.size() - textStart, binary);
        }
        to.endField(mark);
    }

    /** Text in a character set. */
    static final class OfText extends JsonCodec {
        private final CharacterSet set;

        OfText(Front front, CanonicalType type, CharacterSet set) {
            super(front, type);
            this.set = set;
        }

        @Override
        void text(byte[] from, int start, int length, RowBuffer to) {
            set.toUtf8(from, start, length, to);
        }
    }

    /** MySQL's binary form. */
    static final class OfBinary extends JsonCodec {
        OfBinary(Front front, CanonicalType type) {
            super(front, type);
        }

        @Override
        void text(byte[] from, int start, int length, RowBuffer to) {
            JsonBinary.write(from, start, length, to);
        }
    }
}

package io.godwit.engine.mysql.row;

import io.godwit.engine.row.RowBuffer;
import io.godwit.engine.type.CanonicalType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * MariaDB's UUID: text of 36 characters in a result, up to 16 bytes in the log, in the order of the text and without zero bytes
 * at the end.
 */
final class UuidCodec extends SliceCodec {
    private static final int SIZE = 16;

    private final boolean text;
    private final boolean toText;
    private final byte[] value = new byte[SIZE];

    /** @param text whether the front brings text */
    UuidCodec(Front front, boolean text, CanonicalType type) {
        super(front);
        this.text = text;
        this.toText = type instanceof CanonicalType.Text;
    }

    @Override
    void slice(byte[] from, int start, int length, RowBuffer to) {
        if (text) {
            parse(from, start, length);
        } else {
            Arrays.fill(value, (byte) 0);
            System.arraycopy(from, start, value, 0, length);
        }
        if (!toText) {
            to.putBytes(value, 0, SIZE);
            return;
        }
        String hex = HexFormat.of().formatHex(value);
        to.putText(hex.substring(0, 8) + "-" + hex.substring(8, 12) + "-" + hex.substring(12, 16) + "-"
                + hex.substring(16, 20) + "-" + hex.substring(20));
    }

    private void parse(byte[] from, int start, int length) {
        String hex = new String(from, start, length, StandardCharsets.US_ASCII).replace("-", "");
        System.arraycopy(HexFormat.of().parseHex(hex), 0, value, 0, SIZE);
    }
}

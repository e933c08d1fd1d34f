package io.godwit.engine.mysql.row;

import io.godwit.engine.row.RowBuffer;
import java.util.Arrays;

/**
 * MariaDB's INET4 and INET6 in the log: 4 or 16 bytes, without zero bytes at the end. Become the text that a result brings:
 * lower case, the first longest run of zero groups left out, the last four bytes in decimal where the address is IPv4's.
 */
final class InternetAddressCodec extends SliceCodec {
    private final byte[] value;

    /** @param size bytes of the address: 4 or 16 */
    InternetAddressCodec(Front front, int size) {
        super(front);
        this.value = new byte[size];
    }

    @Override
    void slice(byte[] from, int start, int length, RowBuffer to) {
        Arrays.fill(value, (byte) 0);
        System.arraycopy(from, start, value, 0, length);
        to.putText(value.length == 4 ? dotted(0) : groups());
    }

    private String dotted(int at) {
        return (value[at] & 0xff) + "." + (value[at + 1] & 0xff) + "." + (value[at + 2] & 0xff) + "."
                + (value[at + 3] & 0xff);
    }

    private int group(int i) {
        return ((value[2 * i] & 0xff) << 8) | (value[2 * i + 1] & 0xff);
    }

    private String groups() {
        int gap = -1;
        int longest = 0;
        for (int i = 0; i < 8; i++) {
            int zeros = 0;
            while (i + zeros < 8 && group(i + zeros) == 0) {
                zeros++;
            }
            if (zeros > longest) {
                gap = i;
                longest = zeros;
            }
            i += zeros;
        }
        boolean ipv4 = gap == 0 && (longest == 6 || (longest == 5 && group(5) == 0xffff));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == gap) {
                text.append(i == 0 ? "::" : ":");
                i += longest - 1;
            } else if (i == 6 && ipv4) {
                return text + dotted(12);
            } else {
                text.append(Integer.toHexString(group(i))).append(i == 7 ? "" : ":");
            }
        }
        return text.toString();
    }
}

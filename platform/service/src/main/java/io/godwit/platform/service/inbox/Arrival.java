package io.godwit.platform.service.inbox;

import io.godwit.platform.sign.MessageSigner;
import io.godwit.platform.sign.MessageVerifier.Received;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** A record of Kafka as the platform looks at it; nothing in it is believed yet. */
final class Arrival {
    private Arrival() {}

    static Received of(String topic, @Nullable String key, byte @Nullable [] value, Headers headers) {
        return new Received(
                topic,
                key == null ? "" : key,
                value == null ? new byte[0] : value,
                text(headers.lastHeader(MessageSigner.KEY_HEADER)),
                decoded(headers.lastHeader(MessageSigner.SIGNATURE_HEADER)));
    }

    private static String text(@Nullable Header header) {
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static byte[] decoded(@Nullable Header header) {
        try {
            return Base64.getDecoder().decode(text(header));
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}

package io.godwit.platform.sign;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Signs messages with the service's own key: over topic, key and value, so that none can be moved elsewhere. */
public final class MessageSigner {
    /** Kafka header with the signer's key id. */
    public static final String KEY_HEADER = "godwit-key";

    /** Kafka header with the signature, base64. */
    public static final String SIGNATURE_HEADER = "godwit-signature";

    private final SigningKey key;

    public MessageSigner(SigningKey key) {
        this.key = key;
    }

    public String keyId() {
        return key.id();
    }

    public byte[] sign(String topic, String messageKey, byte[] value) {
        return key.sign(signed(topic, messageKey, value));
    }

    static byte[] signed(String topic, String messageKey, byte[] value) {
        var out = new ByteArrayOutputStream(value.length + 128);
        out.writeBytes(topic.getBytes(StandardCharsets.UTF_8));
        out.write(0);
        out.writeBytes(messageKey.getBytes(StandardCharsets.UTF_8));
        out.write(0);
        out.writeBytes(value);
        return out.toByteArray();
    }
}

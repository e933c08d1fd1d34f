package io.godwit.platform.sign;

import io.godwit.platform.message.Envelope;
import io.godwit.platform.message.EnvelopeCodec;
import io.godwit.platform.message.UnreadableMessageException;

/**
 * Reads a message only if its sender signed it: the key is known, belongs to the sender that the envelope names, may sign
 * this type, and the signature covers topic, key and value.
 */
public final class MessageVerifier {
    private final Keyring keyring;

    public MessageVerifier(Keyring keyring) {
        this.keyring = keyring;
    }

    /** The message's parts as they came from the broker. */
    public record Received(String topic, String key, byte[] value, String keyId, byte[] signature) {}

    public Envelope verify(Received message) throws ForgedMessageException, UnreadableMessageException {
        String service = keyring.serviceOf(message.keyId());
        if (service.isEmpty()) {
            throw new ForgedMessageException("the key " + message.keyId() + " is not known here");
        }
        Envelope envelope = EnvelopeCodec.decode(message.value());
        byte[] signed = MessageSigner.signed(message.topic(), message.key(), message.value());
        if (!envelope.sender().equals(service)) {
            throw new ForgedMessageException("the key " + message.keyId() + " is not one of " + envelope.sender());
        }
        if (!keyring.verify(message.keyId(), envelope.type(), signed, message.signature())) {
            throw new ForgedMessageException(
                    "no valid signature of " + service + " for a message of type " + envelope.type());
        }
        if (!envelope.migration().toString().equals(message.key())) {
            throw new ForgedMessageException("the message's key is not its migration");
        }
        return envelope;
    }

    /** Somebody else than the sender wrote this message, or changed it. */
    public static final class ForgedMessageException extends Exception {
        private static final long serialVersionUID = 1;

        public ForgedMessageException(String message) {
            super(message);
        }
    }
}

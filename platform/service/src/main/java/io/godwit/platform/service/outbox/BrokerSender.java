package io.godwit.platform.service.outbox;

import io.godwit.platform.sign.MessageSigner;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jboss.logging.Logger;

/** One message to Kafka, waiting for the broker's answer. */
@ApplicationScoped
public class BrokerSender {
    private static final Logger LOG = Logger.getLogger(BrokerSender.class);
    private static final long LIMIT_SECONDS = 40;

    private final Emitter<byte[]> channel;

    BrokerSender(@Channel("outbox") Emitter<byte[]> channel) {
        this.channel = channel;
    }

    /** Whether all in-sync replicas have it. */
    boolean send(OutgoingMessage message) {
        var headers = new RecordHeaders()
                .add(MessageSigner.KEY_HEADER, message.keyId().getBytes(StandardCharsets.UTF_8))
                .add(MessageSigner.SIGNATURE_HEADER, Base64.getEncoder().encode(message.signature()));
        var metadata = OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(message.topic())
                .withKey(message.key())
                .withHeaders(headers)
                .build();
        var answer = new CompletableFuture<Boolean>();
        channel.send(Message.of(
                message.value(),
                Metadata.of(metadata),
                () -> {
                    answer.complete(true);
                    return CompletableFuture.completedFuture(null);
                },
                failure -> {
                    answer.completeExceptionally(failure);
                    return CompletableFuture.completedFuture(null);
                }));
        try {
            return answer.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("outbox: not sent", e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

package io.godwit.platform.service.inbox;

import io.godwit.platform.sign.MessageVerifier.Received;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * The service's channel in: one message after the other, each acknowledged when it is handled, refused or a dead letter on
 * disk. While the state database is away nothing is acknowledged.
 */
@ApplicationScoped
public class MessageConsumer {
    private final MessagePipeline pipeline;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    MessageConsumer(MessagePipeline pipeline) {
        this.pipeline = pipeline;
    }

    @Incoming("messages")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    public CompletionStage<Void> consume(Message<byte[]> message) {
        IncomingKafkaRecordMetadata<?, ?> metadata =
                message.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow();
        Object key = metadata.getKey();
        Received received = Arrival.of(
                metadata.getTopic(), key == null ? null : key.toString(), message.getPayload(), metadata.getHeaders());
        return CompletableFuture.supplyAsync(() -> pipeline.process(received), threads)
                .thenCompose(done -> done ? message.ack() : new CompletableFuture<Void>());
    }

    void stop(@Observes ShutdownEvent event) {
        pipeline.stop();
        threads.shutdownNow();
    }
}

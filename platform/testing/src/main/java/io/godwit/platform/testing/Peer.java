package io.godwit.platform.testing;

import io.godwit.platform.message.Body;
import io.godwit.platform.message.Envelope;
import io.godwit.platform.message.EnvelopeCodec;
import io.godwit.platform.message.UnreadableMessageException;
import io.godwit.platform.sign.KeyFiles;
import io.godwit.platform.sign.MessageSigner;
import io.godwit.platform.sign.ReadTokens;
import io.godwit.platform.sign.SigningKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Another service, as the one under test sees it: it signs with its own key, sends, and reads what was sent. */
public final class Peer implements AutoCloseable {
    private final SigningKey key;
    private final String bootstrapServers;
    private final KafkaProducer<String, byte[]> producer;

    /** @param keys the folder that {@code godwit.test.keys} names */
    public Peer(String service, Path keys, String bootstrapServers) {
        this.key = KeyFiles.loadSigningKey(
                KeyFiles.signKey(keys, service), keys.resolve("public").resolve(service + ".json"));
        this.bootstrapServers = bootstrapServers;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    public SigningKey key() {
        return key;
    }

    public Envelope envelope(UUID migration, long sequence, long stateVersion, Body body) {
        return new Envelope(
                Envelope.VERSION,
                UUID.randomUUID(),
                body.type(),
                migration,
                Instant.now(),
                key.service(),
                sequence,
                stateVersion,
                Optional.empty(),
                body);
    }

    /** Signs and sends a command; its message's id. */
    public UUID command(String topic, UUID migration, long stateVersion, Body body) {
        Envelope envelope = envelope(migration, 0, stateVersion, body);
        send(topic, envelope);
        return envelope.id();
    }

    /** Signs and sends; returns when the broker has it. */
    public void send(String topic, Envelope envelope) {
        byte[] value = EnvelopeCodec.encode(envelope);
        send(topic, envelope.migration().toString(), value, signature(topic, envelope));
    }

    public byte[] signature(String topic, Envelope envelope) {
        return new MessageSigner(key).sign(topic, envelope.migration().toString(), EnvelopeCodec.encode(envelope));
    }

    /** Sends any bytes under this service's key id. */
    public void send(String topic, String messageKey, byte[] value, byte[] signature) {
        var message = new ProducerRecord<>(topic, messageKey, value);
        message.headers().add(MessageSigner.KEY_HEADER, key.id().getBytes(StandardCharsets.UTF_8));
        message.headers()
                .add(MessageSigner.SIGNATURE_HEADER, Base64.getEncoder().encode(signature));
        try {
            producer.send(message).get(2, TimeUnit.MINUTES);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the broker did not take a message", e);
        }
    }

    /** A read token for one request to the service under test. */
    public String token(String audience, String method, String path, boolean values) {
        return "Godwit "
                + new ReadTokens(Clock.systemUTC())
                        .sign(key, audience, method, path, new ReadTokens.Subject("anna", "admin", values));
    }

    /** All messages of a migration on a topic from its beginning, waiting until {@code enough} is satisfied or two minutes passed. */
    public List<Envelope> received(String topic, UUID migration, Predicate<List<Envelope>> enough) {
        var found = new ArrayList<Envelope>();
        long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", (Object) bootstrapServers),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!enough.test(found) && System.nanoTime() < end) {
                for (ConsumerRecord<String, byte[]> message : consumer.poll(Duration.ofMillis(200))) {
                    if (migration.toString().equals(message.key())) {
                        found.add(EnvelopeCodec.decode(message.value()));
                    }
                }
            }
        } catch (UnreadableMessageException e) {
            throw new IllegalStateException("a message that cannot be read", e);
        }
        return found;
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}

package io.godwit.platform.servers.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.platform.servers.KafkaServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class KafkaServerIT {

    @Test
    void shouldKeepAcknowledgedMessagesAndPortWhenKilledOrStopped() throws Exception {
        try (KafkaServer kafka = KafkaServer.in(TestServers.folder("kafka")).build()) {
            kafka.start();
            int port = kafka.port();
            send(kafka, "first");

            kafka.kill();
            kafka.start();
            send(kafka, "second");
            kafka.stop();
            kafka.start();

            assertThat(kafka.port()).isEqualTo(port);
            assertThat(read(kafka, 2)).containsExactly("first", "second");
        }
    }

    @Test
    void shouldTakeOverTheRunningBrokerWhenStartedAgainFromElsewhere() {
        var folder = TestServers.folder("kafka");
        try (KafkaServer first = KafkaServer.in(folder).build();
                KafkaServer second = KafkaServer.in(folder).build()) {
            first.start();

            second.start();

            assertThat(second.pid()).isEqualTo(first.pid());
        }
    }

    @Test
    void shouldStartInAFolderWhoseNameIsNotPlain() throws Exception {
        try (KafkaServer kafka = KafkaServer.in(TestServers.folder("kafka").resolve("Größe 漢 \\u0041 $x"))
                .build()) {
            kafka.start();
            send(kafka, "first");

            assertThat(read(kafka, 1)).containsExactly("first");
        }
    }

    private static void send(KafkaServer kafka, String value) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>("kept", 0, "k", value)).get(30, TimeUnit.SECONDS);
        }
    }

    private static List<String> read(KafkaServer kafka, int count) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(Set.of(new TopicPartition("kept", 0)));
            List<String> values = new ArrayList<>();
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (values.size() < count && System.nanoTime() < deadline) {
                for (ConsumerRecord<String, String> message : consumer.poll(Duration.ofMillis(200))) {
                    values.add(message.value());
                }
            }
            return values;
        }
    }
}

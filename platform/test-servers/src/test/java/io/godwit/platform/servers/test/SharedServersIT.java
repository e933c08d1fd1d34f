package io.godwit.platform.servers.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.platform.servers.KafkaServer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class SharedServersIT {

    @Test
    void shouldGiveEachTestAnEmptyPostgresDatabase() throws Exception {
        TestDatabase first = TestServers.postgresDatabase();
        TestDatabase second = TestServers.postgresDatabase();

        first.execute("CREATE TABLE t (id int)");

        assertThat(second.query("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
                .containsExactly("0");
        assertThat(first.query("SHOW wal_level")).containsExactly("logical");
        assertThat(first.query("SELECT version()").getFirst()).startsWith("PostgreSQL 18");
    }

    @Test
    void shouldGiveMariaDbWithRowBinlogWhenAsked() throws Exception {
        TestDatabase database = TestServers.mariaDbDatabase();

        database.execute("CREATE TABLE t (id int primary key)", "INSERT INTO t VALUES (1)");

        assertThat(database.query("SELECT @@version")).first().asString().startsWith("11.4.5-MariaDB");
        assertThat(database.query("SELECT @@binlog_format")).containsExactly("ROW");
        assertThat(database.query("SELECT @@gtid_binlog_pos").getFirst()).matches("0-1-\\d+");
        assertThat(database.query("SELECT User FROM mysql.user"))
                .doesNotContain("")
                .contains("root");
    }

    @Test
    void shouldGiveMySqlWithGtidWhenAsked() throws Exception {
        TestDatabase database = TestServers.mySqlDatabase();

        database.execute("CREATE TABLE t (id int primary key)", "INSERT INTO t VALUES (1)");

        assertThat(database.query("SELECT @@version")).containsExactly("8.0.15");
        assertThat(database.query("SELECT @@gtid_executed").getFirst()).endsWith(":1-3");
    }

    @Test
    void shouldTakeMessagesWhenKafkaIsStarted() throws Exception {
        KafkaServer kafka = TestServers.kafka();
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            String topic = "t-" + UUID.randomUUID();

            var first = producer.send(new ProducerRecord<>(topic, 0, "k", "v")).get(30, TimeUnit.SECONDS);
            var second = producer.send(new ProducerRecord<>(topic, 0, "k", "v")).get(30, TimeUnit.SECONDS);

            assertThat(List.of(first.offset(), second.offset())).containsExactly(0L, 1L);
        }
    }
}

package io.godwit.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.platform.message.Topics;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Planted passwords and keys are in no answer, log, topic or table. */
@QuarkusTest
@Tag("H30")
class SecretsIT extends ApiTestBase {
    private static final String PLANTED = "pl4nted-in-secrets-it-7Qx";

    @Test
    void shouldKeepSecretsOutOfEverythingThatStays() throws Exception {
        var answers = new ArrayList<String>();
        String name = fresh("secret");
        String key = key("operator", false);
        for (String side : List.of("source", "target")) {
            Map<String, Object> body = with(endpoint(name + "-" + side, "mysql"), "password", PLANTED);
            answers.add(with(key)
                    .header("Idempotency-Key", fresh("k"))
                    .body(body)
                    .post("/api/v1/endpoints")
                    .asString());
            answers.add(with(key).body(body).post("/api/v1/endpoints").asString());
            answers.add(with(key)
                    .body(with(body, "port", "wrong"))
                    .post("/api/v1/endpoints")
                    .asString());
            answers.add(with(key)
                    .body(with(body, PLANTED, "x"))
                    .post("/api/v1/keys")
                    .asString()
                    .replace(PLANTED, ""));
            answers.add(with(key)
                    .body("{\"password\":\"" + PLANTED + "\",")
                    .post("/api/v1/endpoints")
                    .asString());
            answers.add(with(key)
                    .body(Map.of("password", PLANTED, "host", "::1"))
                    .patch("/api/v1/endpoints/" + name + "-" + side)
                    .asString());
        }
        answers.add(with(key)
                .body(Map.of("name", name, "source", name + "-source", "target", name + "-target"))
                .post("/api/v1/migrations")
                .asString());
        answers.add(with(key)
                .header("If-Match", "\"1\"")
                .body(Map.of("action", "assess"))
                .post("/api/v1/migrations/" + name + "/actions")
                .asString());
        for (String path : List.of(
                "endpoints", "endpoints/" + name + "-source", "migrations/" + name, "audit", "keys", "dead-letters")) {
            answers.add(admin().get("/api/v1/" + path).asString());
        }
        try (var peer = peer("assessment")) {
            assertThat(peer.received(Topics.ASSESSMENT, id(name), found -> !found.isEmpty()))
                    .isNotEmpty();
        }

        for (String secret : List.of(PLANTED, key, GatewayUnderTest.ADMIN)) {
            assertThat(answers).noneMatch(answer -> answer.contains(secret));
            assertThat(Files.readString(Path.of(GatewayUnderTest.LOG))).doesNotContain(secret);
            assertThat(tablesWith(secret)).isEmpty();
            assertThat(topicsWith(secret)).isEmpty();
        }
    }

    private static List<String> tablesWith(String secret) throws SQLException {
        var found = new ArrayList<String>();
        try (Connection connection = DriverManager.getConnection(
                        setting("godwit.test.jdbc"),
                        setting("quarkus.datasource.username"),
                        setting("quarkus.datasource.password"));
                var tables = connection
                        .createStatement()
                        .executeQuery(
                                "select table_name from information_schema.tables where table_schema = 'gateway'")) {
            int seen = 0;
            while (tables.next()) {
                seen++;
                String table = tables.getString(1);
                try (var rows = connection.createStatement().executeQuery("select t.* from gateway." + table + " t")) {
                    while (rows.next()) {
                        if (row(rows).contains(secret)) {
                            found.add(table);
                        }
                    }
                }
            }
            assertThat(seen).isGreaterThan(8);
        }
        return found;
    }

    /** All columns as text; bytes as they are, for a message lies in one. */
    private static String row(ResultSet rows) throws SQLException {
        var text = new StringBuilder();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            Object value = rows.getObject(i);
            text.append(
                            value instanceof byte[] bytes
                                    ? new String(bytes, StandardCharsets.UTF_8)
                                    : String.valueOf(value))
                    .append('\n');
        }
        return text.toString();
    }

    private static List<String> topicsWith(String secret) throws IOException {
        var found = new ArrayList<String>();
        var settings = new HashMap<String, Object>(Map.of("bootstrap.servers", setting("kafka.bootstrap.servers")));
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.listTopics().entrySet().stream()
                    .filter(topic -> topic.getKey().startsWith("godwit."))
                    .flatMap(topic -> topic.getValue().stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            int seen = 0;
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                for (var message : consumer.poll(Duration.ofMillis(200))) {
                    seen++;
                    if (new String(message.value(), StandardCharsets.UTF_8).contains(secret)) {
                        found.add(message.topic());
                    }
                }
            }
            assertThat(seen).isPositive();
        }
        return found;
    }
}

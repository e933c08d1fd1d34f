package io.godwit.platform.servers;

import io.godwit.platform.servers.binaries.Programs;
import io.godwit.platform.servers.process.ChildProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;

/**
 * Kafka 4, one node that is broker and controller (KRaft), as a small Java process of its own.
 *
 * <p>For one machine: replication factor 1 everywhere; each message is forced to disk before it is acknowledged when durable;
 * nothing expires by age, offsets neither, so that what was sent before the machine was off for a month is still there after.
 * Each partition is bounded by size (256 MB).
 */
public final class KafkaServer extends LocalServer {
    private final Builder settings;
    private int controllerPort;

    private KafkaServer(Builder settings) {
        super("Kafka", settings);
        this.settings = settings;
    }

    /** A broker that keeps everything in this folder. */
    public static Builder in(Path folder) {
        return new Builder(folder);
    }

    /** Options of a {@link KafkaServer}. */
    public static final class Builder extends ServerBuilder<Builder> {
        private int heapMegabytes = 256;
        private int controllerPort;

        private Builder(Path folder) {
            super(folder);
        }

        @Override
        Builder self() {
            return this;
        }

        public Builder heapMegabytes(int size) {
            heapMegabytes = size;
            return this;
        }

        /** The second port, which the node uses to speak to itself; chosen and kept like the first. */
        public Builder controllerPort(int wanted) {
            controllerPort = wanted;
            return this;
        }

        public KafkaServer build() {
            return new KafkaServer(this);
        }

        public KafkaServer start() {
            KafkaServer server = build();
            server.start();
            return server;
        }
    }

    /** {@code bootstrap.servers} of a client. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port();
    }

    @Override
    void openFolder() throws IOException {
        controllerPort = keptPort("controller-port", settings.controllerPort);
    }

    @Override
    String program() {
        return "java";
    }

    @Override
    void prepare(Path data) throws IOException {
        Path configuration = folder().resolve("format.properties");
        Files.write(configuration, configuration(data));
        List<String> command = java("kafka.tools.StorageTool");
        command.addAll(List.of("format", "--cluster-id", clusterId(), "--config", configuration.toString()));
        run(command, data, new byte[0]);
        Files.delete(configuration);
    }

    private static String clusterId() {
        UUID id = UUID.randomUUID();
        ByteBuffer bytes = ByteBuffer.allocate(16);
        bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        // Kafka refuses ids that begin with a dash, as its own generator never makes one
        bytes.put(0, (byte) (bytes.get(0) & 0x7f));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    @Override
    List<String> command() throws IOException {
        requireFree(controllerPort);
        Path configuration = folder().resolve("server.properties");
        Files.write(configuration, configuration(data()));
        List<String> command = java("kafka.Kafka");
        command.add(configuration.toString());
        return command;
    }

    private List<String> java(String mainClass) {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + settings.heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
                "-cp",
                Programs.kafka(settings.cache) + "/*",
                mainClass));
    }

    private byte[] configuration(Path data) throws IOException {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("process.roles", "broker,controller");
        all.put("node.id", "1");
        all.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        all.put("listeners", "PLAINTEXT://127.0.0.1:" + port() + ",CONTROLLER://127.0.0.1:" + controllerPort);
        all.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port());
        all.put("controller.listener.names", "CONTROLLER");
        all.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        all.put("log.dirs", data.toString());
        oneNode(all);
        small(all);
        all.put("log.retention.ms", "-1");
        all.put("log.retention.bytes", String.valueOf(256L << 20));
        all.put("log.segment.bytes", String.valueOf(32 << 20));
        all.put("offsets.retention.minutes", String.valueOf(Integer.MAX_VALUE));
        if (settings.durable) {
            all.put("log.flush.interval.messages", "1");
        }
        all.putAll(settings.settings);
        Properties properties = new Properties();
        properties.putAll(all);
        // as Kafka reads it: ISO 8859-1 with escapes
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        properties.store(text, "Written by Godwit at each start.");
        return text.toByteArray();
    }

    private static void oneNode(Map<String, String> all) {
        for (String topic : List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
            all.put(topic + ".replication.factor", "1");
            all.put(topic + ".num.partitions", "4");
        }
        all.put("transaction.state.log.min.isr", "1");
        all.put("share.coordinator.state.topic.min.isr", "1");
        all.put("default.replication.factor", "1");
        all.put("min.insync.replicas", "1");
        all.put("num.partitions", "4");
        all.put("group.initial.rebalance.delay.ms", "0");
        // a killed broker may register again only when its former session has ended: by default 9 s
        all.put("broker.session.timeout.ms", "3000");
        all.put("broker.heartbeat.interval.ms", "500");
    }

    private static void small(Map<String, String> all) {
        all.put("num.network.threads", "2");
        all.put("num.io.threads", "4");
        all.put("background.threads", "2");
        all.put("log.cleaner.dedupe.buffer.size", String.valueOf(4 << 20));
        all.put("log.index.size.max.bytes", String.valueOf(1 << 20));
    }

    @Override
    Map<String, String> environment() {
        return Map.of("MALLOC_ARENA_MAX", "2"); // glibc's default of 8 per core costs memory that nothing uses
    }

    @Override
    boolean ready(ChildProcess started) {
        return KafkaProbe.hasBroker(port());
    }

    @Override
    String stopSignal() {
        return "TERM";
    }
}

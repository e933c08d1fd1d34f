package io.godwit.platform.service.outbox;

import io.godwit.platform.message.Topics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes the topics that are missing; the first service that reaches the broker does it, again until it answers. */
@ApplicationScoped
class TopicCreation {
    private static final Logger LOG = Logger.getLogger(TopicCreation.class);
    private static final List<String> ALL =
            List.of(Topics.ASSESSMENT, Topics.CONVERSION, Topics.REPLICATION, Topics.EVENTS, Topics.DEAD_LETTERS);
    private static final Map<String, String> LARGE =
            Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(Outbox.LARGEST + (1 << 16)));
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final String servers;
    private final int partitions;
    private final short replicas;
    private volatile @Nullable Thread thread;

    TopicCreation(
            @ConfigProperty(name = "kafka.bootstrap.servers") String servers,
            @ConfigProperty(name = "godwit.topics.partitions") int partitions,
            @ConfigProperty(name = "godwit.topics.replicas") short replicas) {
        this.servers = servers;
        this.partitions = partitions;
        this.replicas = replicas;
    }

    void start(@Observes @Priority(1) StartupEvent event) throws InterruptedException {
        Thread creating = Thread.ofVirtual().name("topics").start(this::untilThere);
        thread = creating;
        creating.join(Duration.ofSeconds(10));
    }

    void stop(@Observes ShutdownEvent event) {
        Thread creating = thread;
        if (creating != null) {
            creating.interrupt();
        }
    }

    private void untilThere() {
        try {
            while (!created()) {
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            LOG.debug("topics: the service stops");
        }
    }

    private boolean created() throws InterruptedException {
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        try (Admin admin = Admin.create(settings)) {
            var topics = ALL.stream()
                    .map(name -> new NewTopic(name, partitions, replicas).configs(LARGE))
                    .toList();
            for (var result : admin.createTopics(topics).values().values()) {
                try {
                    result.get(10, TimeUnit.SECONDS);
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw e;
                    }
                }
            }
            return true;
        } catch (ExecutionException | TimeoutException e) {
            LOG.warnf("topics: the broker at %s does not answer, trying again", servers);
            return false;
        }
    }
}

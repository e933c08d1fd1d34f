package io.godwit.gateway.event;

import io.godwit.gateway.access.ApiKeys;
import io.godwit.gateway.access.Caller;
import io.godwit.gateway.problem.GatewayProblem;
import io.godwit.platform.message.Json;
import io.godwit.platform.problem.ProblemException;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.jaxrs.OutboundSseEventImpl;

/**
 * Open streams. Each reads the log after the last number that it gave, so that a slow reader, a restart or a lost signal
 * neither skips an event nor tells one twice; at most {@value #MOST} for each key, which end when it is revoked.
 */
@ApplicationScoped
public class EventStreams {
    static final int MOST = 32;
    private static final Logger LOG = Logger.getLogger(EventStreams.class);
    private static final int BATCH = 200;
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration BEAT = Duration.ofSeconds(15);

    private final EventLog log;
    private final EventSignal signal;
    private final ApiKeys keys;
    private final Map<UUID, Integer> open = new ConcurrentHashMap<>();
    private volatile boolean running = true;

    EventStreams(EventLog log, EventSignal signal, ApiKeys keys) {
        this.log = log;
        this.signal = signal;
        this.keys = keys;
    }

    void stop(@Observes ShutdownEvent event) {
        running = false;
    }

    /** Throws GWY-0013 where the caller has too many. */
    Multi<OutboundSseEvent> open(Caller caller, UUID migration, long after) {
        if (open.getOrDefault(caller.id(), 0) >= MOST) {
            throw new ProblemException(GatewayProblem.TOO_MANY_STREAMS, "This key has " + MOST + " streams open.");
        }
        return Multi.createFrom()
                .emitter(
                        emitter -> {
                            open.merge(caller.id(), 1, Integer::sum);
                            emitter.onTermination(() ->
                                    open.computeIfPresent(caller.id(), (_, count) -> count == 1 ? null : count - 1));
                            Thread.ofVirtual().name("events").start(() -> follow(emitter, caller, migration, after));
                        },
                        BackPressureStrategy.BUFFER);
    }

    private void follow(MultiEmitter<? super OutboundSseEvent> emitter, Caller caller, UUID migration, long after) {
        long last = after;
        long beatAt = System.nanoTime() + BEAT.toNanos();
        try {
            while (running && !emitter.isCancelled() && keys.inUse(caller.id())) {
                long seen = signal.seen(migration);
                Optional<List<EventView>> found =
                        emitter.requested() > 0 ? log.after(migration, last, BATCH) : Optional.of(List.of());
                if (found.isEmpty()) {
                    break;
                }
                for (EventView event : found.get()) {
                    emitter.emit(sent(event));
                    last = event.number();
                }
                if (!found.get().isEmpty()) {
                    beatAt = System.nanoTime() + BEAT.toNanos();
                    continue;
                }
                if (System.nanoTime() > beatAt) {
                    emitter.emit(beat());
                    beatAt = System.nanoTime() + BEAT.toNanos();
                }
                signal.await(migration, seen, LOOK);
            }
            emitter.complete();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            emitter.complete();
        } catch (RuntimeException e) {
            // The reader comes again with the number of its last event.
            LOG.warnf(
                    "event stream ended: migration=%s (%s)",
                    migration, e.getClass().getSimpleName());
            emitter.complete();
        }
    }

    private static OutboundSseEvent sent(EventView event) {
        String data = new String(Json.bytes(event), StandardCharsets.UTF_8);
        return new OutboundSseEventImpl.BuilderImpl()
                .id(String.valueOf(event.number()))
                .name(event.type())
                .mediaType(MediaType.TEXT_PLAIN_TYPE)
                .data(data)
                .build();
    }

    private static OutboundSseEvent beat() {
        return new OutboundSseEventImpl.BuilderImpl().comment("still here").build();
    }
}

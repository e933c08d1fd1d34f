package io.godwit.gateway;

import com.sun.net.httpserver.HttpServer;
import io.godwit.platform.message.Envelope;
import io.godwit.platform.message.Event;
import io.godwit.platform.testing.Peer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** A service beside the gateway: takes its commands from Kafka, tells events with its own key, answers signed reads. */
final class FakeService implements AutoCloseable {
    /** What a read came with, and what it gets. */
    record Read(String method, String path, String token, String accept, String body) {}

    record Reply(int status, String type, String body) {
        static Reply json(String body) {
            return new Reply(200, "application/json", body);
        }
    }

    private final String service;
    private final Peer peer;
    private final Map<UUID, Long> sequences = new ConcurrentHashMap<>();
    private final List<Read> reads = Collections.synchronizedList(new ArrayList<>());
    private volatile Function<Read, Reply> answers = read -> new Reply(404, "application/json", "{}");
    private final HttpServer http;

    FakeService(String service) {
        this.service = service;
        this.peer = ApiTestBase.peer(service);
        int port = Integer.parseInt(ApiTestBase.setting("godwit.test.port." + service));
        try {
            http = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.createContext("/", exchange -> {
            var read = new Read(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                    String.valueOf(exchange.getRequestHeaders().getFirst("Accept")),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            reads.add(read);
            Reply reply = answers.apply(read);
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", reply.type());
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        http.start();
    }

    void answers(Function<Read, Reply> now) {
        answers = now;
    }

    List<Read> reads() {
        return List.copyOf(reads);
    }

    Peer peer() {
        return peer;
    }

    /** The newest command of a type on the service's topic. */
    Envelope command(String topic, UUID migration, String type) {
        return command(topic, migration, type, 1);
    }

    /** @param count how many of its type there must be */
    Envelope command(String topic, UUID migration, String type, int count) {
        List<Envelope> all = peer.received(
                topic,
                migration,
                found -> found.stream().filter(one -> one.type().equals(type)).count() >= count);
        return all.stream()
                .filter(one -> one.type().equals(type))
                .skip(count - 1)
                .reduce((older, newer) -> newer)
                .orElseThrow(() -> new AssertionError(service + " got no " + type));
    }

    /** @param answers the state version of the command that the event answers */
    void tell(UUID migration, long answers, Event event) {
        long sequence = sequences.merge(migration, 1L, Long::sum);
        peer.send("godwit.events", peer.envelope(migration, sequence, answers, event));
    }

    @Override
    public void close() {
        http.stop(0);
        peer.close();
    }
}

package io.godwit.platform.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.godwit.platform.message.Envelope;
import io.godwit.platform.message.Event;
import io.godwit.platform.message.Topics;
import io.godwit.platform.migration.Phase;
import io.godwit.platform.service.outbox.Outbox;
import io.godwit.platform.service.store.StateStore;
import io.godwit.platform.testing.Peer;
import io.godwit.platform.testing.ServiceUnderTest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = ServiceUnderTest.class, initArgs = @ResourceArg(name = "service", value = "control"))
@Tag("H31")
class OutboxIT {
    @Inject
    StateStore store;

    @Inject
    Outbox outbox;

    private Peer peer;

    @BeforeEach
    void open() {
        peer = Bench.peer("control");
    }

    @AfterEach
    void close() {
        peer.close();
    }

    @Test
    void shouldSkipNoneWhenTransactionsCommitInReverse() throws Exception {
        UUID slow = UUID.randomUUID();
        UUID fast = UUID.randomUUID();
        var appended = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        Thread slower = Thread.ofVirtual()
                .start(() -> store.run(transaction -> {
                    outbox.event(transaction, slow, 1, new Event.PhaseChanged(Phase.LOADING));
                    appended.countDown();
                    awaitLatch(goOn);
                }));
        awaitLatch(appended);
        store.run(transaction -> outbox.event(transaction, fast, 1, new Event.PhaseChanged(Phase.LOADING)));
        assertThat(received(fast, 1)).hasSize(1);
        await().untilAsserted(
                        () -> assertThat(Bench.query("SELECT sent_at FROM outbox WHERE message_key = '" + fast + "'"))
                                .doesNotContain("null"));

        goOn.countDown();
        slower.join();

        assertThat(received(slow, 1)).hasSize(1);
        assertThat(Bench.query("SELECT o.id FROM outbox o JOIN outbox f ON f.message_key = '" + fast
                        + "' WHERE o.message_key = '" + slow + "' AND o.id < f.id"))
                .as("the slower one had the smaller id")
                .hasSize(1);
    }

    @Test
    void shouldNumberInTheOrderOfCommitsWhenOneMigrationWritesInParallel() throws Exception {
        UUID migration = UUID.randomUUID();
        var threads = new java.util.ArrayList<Thread>();
        for (int i = 0; i < 8; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                for (int n = 0; n < 5; n++) {
                    store.run(transaction ->
                            outbox.event(transaction, migration, 1, new Event.PhaseChanged(Phase.LOADING)));
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(received(migration, 40))
                .extracting(Envelope::sequence)
                .containsExactlyElementsOf(
                        java.util.stream.LongStream.rangeClosed(1, 40).boxed().toList());
    }

    @Test
    void shouldSendNothingWhenTheTransactionIsRolledBack() throws Exception {
        UUID migration = UUID.randomUUID();

        assertThatThrownBy(() -> store.run(transaction -> {
                    outbox.event(transaction, migration, 1, new Event.PhaseChanged(Phase.LOADING));
                    throw new IllegalArgumentException("undone");
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("undone");

        assertThat(Bench.query("SELECT id FROM outbox WHERE message_key = '" + migration + "'"))
                .isEmpty();
    }

    @Test
    void shouldWaitForTheOtherPublisherAndTakeOverWhenItDies() throws Exception {
        UUID migration = UUID.randomUUID();
        try (Connection other = Bench.database()) {
            other.createStatement().execute("SELECT pg_advisory_lock(hashtextextended('godwit-outbox control', 0))");
            store.run(transaction -> outbox.event(transaction, migration, 1, new Event.PhaseChanged(Phase.LOADING)));
            await().during(1500, TimeUnit.MILLISECONDS)
                    .until(
                            () -> Bench.query("SELECT sent_at FROM outbox WHERE message_key = '" + migration + "'"),
                            List.of("null")::equals);
        }

        assertThat(received(migration, 1)).hasSize(1);
    }

    @Test
    void shouldSendAgainWhenItDiedBetweenTheBrokersAnswerAndItsMark() throws Exception {
        UUID migration = UUID.randomUUID();
        store.run(transaction -> outbox.event(transaction, migration, 1, new Event.PhaseChanged(Phase.LOADING)));
        await().until(() -> Bench.execute("UPDATE outbox SET sent_at = NULL WHERE message_key = '" + migration
                        + "' AND sent_at IS NOT NULL")
                == 1);

        assertThat(received(migration, 2))
                .hasSize(2)
                .extracting(Envelope::id)
                .containsOnly(received(migration, 1).getFirst().id());
    }

    private List<Envelope> received(UUID migration, int count) {
        return peer.received(Topics.EVENTS, migration, found -> found.size() >= count);
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

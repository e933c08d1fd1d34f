package io.godwit.platform.service.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.godwit.platform.problem.ProblemException;
import io.godwit.platform.testing.ServiceUnderTest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a transaction does when another one is in its way, and when the database refuses what it was given. */
@QuarkusTest
@QuarkusTestResource(value = ServiceUnderTest.class, initArgs = @ResourceArg(name = "service", value = "control"))
class StateStoreIT {
    @Inject
    StateStore store;

    @Test
    void shouldRunAgainWhatADeadlockEnded() throws Exception {
        var meeting = new CyclicBarrier(2);
        var runs = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = threads.submit(() -> store.run(transaction -> lockBoth(transaction, 1, 2, runs, meeting)));
            var other = threads.submit(() -> store.run(transaction -> lockBoth(transaction, 2, 1, runs, meeting)));
            one.get();
            other.get();
        }
        assertThat(runs).hasValue(3);
    }

    private static void lockBoth(
            Transaction transaction, int first, int second, AtomicInteger runs, CyclicBarrier meeting) {
        boolean meets = runs.incrementAndGet() <= 2;
        lock(transaction, first);
        if (meets) {
            try {
                meeting.await();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        lock(transaction, second);
    }

    private static void lock(Transaction transaction, int number) {
        transaction.rows("select cast(pg_advisory_xact_lock(?1) as text)", (long) number);
    }

    @Test
    void shouldNotTakeARefusedStatementForADatabaseThatIsAway() {
        assertThatThrownBy(() -> store.run(transaction -> transaction.rows("select 1 / 0")))
                .isNotInstanceOf(ProblemException.class)
                .hasMessageContaining("division by zero");
    }
}

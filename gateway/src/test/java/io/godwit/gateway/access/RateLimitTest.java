package io.godwit.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private final AtomicLong nanos = new AtomicLong();
    private final RateLimit limit = new RateLimit(
            new RateLimit.Settings() {
                @Override
                public double perSecond() {
                    return 2;
                }

                @Override
                public int burst() {
                    return 3;
                }
            },
            nanos::get);

    @Test
    void shouldLetABurstThroughAndThenTheRate() {
        for (int i = 0; i < 3; i++) {
            assertThat(limit.take("a")).isZero();
        }
        assertThat(limit.take("a")).isBetween(Duration.ofMillis(499), Duration.ofMillis(501));
        nanos.addAndGet(Duration.ofMillis(500).toNanos());
        assertThat(limit.take("a")).isZero();
        assertThat(limit.take("a")).isPositive();
    }

    @Test
    void shouldSaveNoMoreThanABurst() {
        nanos.addAndGet(Duration.ofHours(1).toNanos());
        for (int i = 0; i < 3; i++) {
            assertThat(limit.take("a")).isZero();
        }
        assertThat(limit.take("a")).isPositive();
    }

    @Test
    void shouldCountEachCallerAlone() {
        for (int i = 0; i < 3; i++) {
            limit.take("a");
        }
        assertThat(limit.take("b")).isZero();
    }
}

package io.godwit.gateway.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How often one may call: a bucket of tokens per key, refilled at a steady rate. Whoever shows no key shares the bucket of
 * the address. The buckets are bounded; the one that was not used for longest goes first.
 */
@ApplicationScoped
public class RateLimit {
    private static final int MOST_BUCKETS = 10_000;

    /** How many calls are let through. */
    @ConfigMapping(prefix = "godwit.rate-limit")
    public interface Settings {
        /** Calls per second and key, over time. */
        @WithDefault("50")
        double perSecond();

        /** Calls that may come at once. */
        @WithDefault("200")
        int burst();
    }

    private final Settings settings;
    private final LongSupplier nanos;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_BUCKETS;
        }
    };

    @jakarta.inject.Inject
    RateLimit(Settings settings) {
        this(settings, System::nanoTime);
    }

    RateLimit(Settings settings, LongSupplier nanos) {
        this.settings = settings;
        this.nanos = nanos;
    }

    private static final class Bucket {
        double tokens;
        long at;

        Bucket(double tokens, long at) {
            this.tokens = tokens;
            this.at = at;
        }
    }

    /** Takes one token. Zero where there was one, else how long to wait for the next. */
    public synchronized Duration take(String who) {
        long now = nanos.getAsLong();
        Bucket bucket = buckets.computeIfAbsent(who, _ -> new Bucket(settings.burst(), now));
        bucket.tokens = Math.min(settings.burst(), bucket.tokens + (now - bucket.at) / 1e9 * settings.perSecond());
        bucket.at = now;
        if (bucket.tokens >= 1) {
            bucket.tokens -= 1;
            return Duration.ZERO;
        }
        return Duration.ofNanos((long) ((1 - bucket.tokens) / settings.perSecond() * 1e9) + 1);
    }
}

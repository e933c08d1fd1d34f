package io.godwit.platform.service.telemetry;

import io.godwit.platform.message.Envelope;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A trace goes on across Kafka by the envelope's {@code traceparent} (W3C), and names every unexpected error. */
public final class Traces {
    private static final TextMapGetter<Map<String, String>> GETTER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Map<String, String> carrier) {
            return carrier.keySet();
        }

        @Override
        public @Nullable String get(@Nullable Map<String, String> carrier, String key) {
            return carrier == null ? null : carrier.get(key);
        }
    };

    private Traces() {}

    /** What an envelope carries on: the span that runs now. */
    public static Optional<String> current() {
        SpanContext span = Span.current().getSpanContext();
        if (!span.isValid()) {
            return Optional.empty();
        }
        return Optional.of("00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                + span.getTraceFlags().asHex());
    }

    /** The id under which logs tell more; a fresh one where nothing is traced. */
    public static String traceId() {
        SpanContext span = Span.current().getSpanContext();
        if (span.isValid()) {
            return span.getTraceId();
        }
        byte[] id = new byte[16];
        ThreadLocalRandom.current().nextBytes(id);
        return HexFormat.of().formatHex(id);
    }

    /** Handles a message within the trace of its sender. */
    public static <T> T within(Envelope envelope, Supplier<T> handling) {
        Map<String, String> carrier = envelope.traceparent()
                .map(parent -> Map.of("traceparent", parent))
                .orElse(Map.of());
        Context parent = W3CTraceContextPropagator.getInstance().extract(Context.root(), carrier, GETTER);
        Span span = GlobalOpenTelemetry.getTracer("godwit")
                .spanBuilder("handle " + envelope.type())
                .setSpanKind(SpanKind.CONSUMER)
                .setParent(parent)
                .setAttribute("godwit.migration", envelope.migration().toString())
                .startSpan();
        try (Scope scope = span.makeCurrent()) {
            return handling.get();
        } finally {
            span.end();
        }
    }
}

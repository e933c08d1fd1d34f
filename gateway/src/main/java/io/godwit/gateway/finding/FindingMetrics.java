package io.godwit.gateway.finding;

import io.godwit.platform.service.store.StateStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;

/** {@code godwit_findings_open}: how many findings of each severity are open; a migration's series end with it. */
@ApplicationScoped
class FindingMetrics {
    private final StateStore store;
    private final MultiGauge open;

    FindingMetrics(StateStore store, MeterRegistry metrics) {
        this.store = store;
        this.open = MultiGauge.builder("godwit_findings_open")
                .description("Findings that are neither closed nor accepted")
                .register(metrics);
    }

    @Scheduled(every = "10s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void count() {
        List<Object[]> counts = store.transaction(transaction -> transaction.rows(
                "select m.name, f.severity, count(*) from finding f join migration m on m.id = f.migration"
                        + " where f.closed_at is null and f.accepted_at is null group by 1, 2"));
        List<MultiGauge.Row<?>> rows = counts.stream()
                .<MultiGauge.Row<?>>map(row -> MultiGauge.Row.of(
                        Tags.of("migration", (String) row[0], "severity", ((String) row[1]).toLowerCase(Locale.ROOT)),
                        (Number) row[2]))
                .toList();
        open.register(rows, true);
    }
}

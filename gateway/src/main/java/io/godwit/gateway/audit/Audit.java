package io.godwit.gateway.audit;

import io.godwit.gateway.access.Caller;
import io.godwit.gateway.request.Page;
import io.godwit.platform.service.store.Stored;
import io.godwit.platform.service.store.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The record of changes. Each is written in the transaction of the change itself: neither is there without the other. */
@ApplicationScoped
public class Audit {
    private final Clock clock;

    Audit(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param action resource and verb, {@code endpoint.create}
     * @param detail never a password, a key or a row's value
     */
    public void note(
            Transaction transaction,
            Caller caller,
            String action,
            String resource,
            @Nullable UUID migration,
            Map<String, String> detail) {
        var row = new AuditRow();
        row.id = UUID.randomUUID();
        row.time = clock.instant();
        row.caller = caller.id();
        row.callerName = caller.name();
        row.role = caller.role().word();
        row.action = action;
        row.resource = resource;
        row.migration = migration;
        row.detail = Stored.write(detail);
        transaction.persist(row);
    }

    /** Newest first. */
    public Page.Part<AuditView> list(Transaction transaction, Page page, @Nullable UUID migration) {
        long before = page.after().isEmpty() ? Long.MAX_VALUE : page.afterNumber();
        List<AuditRow> rows = migration == null
                ? transaction.list(
                        AuditRow.class,
                        "from AuditRow where number < :before order by number desc",
                        Map.of("before", before),
                        page.limit() + 1)
                : transaction.list(
                        AuditRow.class,
                        "from AuditRow where migration = :migration and number < :before order by number desc",
                        Map.of("migration", migration, "before", before),
                        page.limit() + 1);
        return page.part(rows.stream().map(AuditView::of).toList(), entry -> String.valueOf(entry.number()));
    }
}

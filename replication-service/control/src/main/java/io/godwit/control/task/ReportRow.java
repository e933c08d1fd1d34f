package io.godwit.control.task;

import io.godwit.platform.service.store.Stored;
import io.godwit.platform.task.WorkerReport;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** The last report of a task, and what was told of all that were. */
@Entity
@Table(name = "task_report")
public class ReportRow {
    @Id
    UUID task;

    @Column(name = "instance")
    UUID instance;

    @Column(name = "report")
    String report;

    @Column(name = "told")
    String told;

    @Column(name = "reported_at")
    Instant reportedAt;

    public static ReportRow of(UUID task) {
        var row = new ReportRow();
        row.task = task;
        return row;
    }

    public UUID instance() {
        return instance;
    }

    public WorkerReport report() {
        return Stored.read(report, WorkerReport.class);
    }

    /** As {@link #told(Object)} wrote it. */
    public <T> T told(Class<T> type) {
        return Stored.read(told, type);
    }

    public void told(Object now) {
        told = Stored.write(now);
    }

    public void reported(WorkerReport now, Instant at) {
        instance = now.instance();
        report = Stored.write(now);
        reportedAt = at;
    }

    public Instant reportedAt() {
        return reportedAt;
    }
}

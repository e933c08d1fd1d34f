package io.godwit.worker.report;

import io.godwit.platform.migration.Condition;
import io.godwit.platform.migration.Condition.Status;
import io.godwit.platform.migration.Condition.Type;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What is true of the task. A condition's time is that of its last change. Thread-safe. */
public final class Conditions {
    private final Map<Type, Condition> byType = new EnumMap<>(Type.class);

    public synchronized void set(Type type, boolean holds, String reason, String message) {
        Status status = holds ? Status.TRUE : Status.FALSE;
        Condition before = byType.get(type);
        if (before == null
                || before.status() != status
                || !before.reason().equals(reason)
                || !before.message().equals(message)) {
            Instant time = before != null && before.status() == status ? before.time() : Instant.now();
            byType.put(type, new Condition(type, status, reason, message, time, 0));
        }
    }

    public synchronized boolean holds(Type type) {
        Condition condition = byType.get(type);
        return condition != null && condition.status() == Status.TRUE;
    }

    public synchronized List<Condition> all() {
        return List.copyOf(byType.values());
    }
}

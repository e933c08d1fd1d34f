package io.godwit.worker.verify;

import io.godwit.engine.change.Position;
import io.godwit.engine.plan.TablePlan;
import io.godwit.worker.task.Await;
import io.godwit.worker.task.Connections;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks again, by their keys, at rows that seemed to differ: on the source, and on the target when the stream stands at the
 * very place of that look. A row is accused only when it differed in every round; one equal look clears it for good, for the
 * stream carries what comes later. Hot rows so need no luck.
 */
final class Suspects {
    private static final int AT_ONCE = 500;
    private static final long BETWEEN_MILLIS = 50;

    private final Connections connections;
    private final TablePlan table;

    Suspects(Connections connections, TablePlan table) {
        this.connections = connections;
        this.table = table;
    }

    /** Those that differ in all rounds. */
    List<Difference> confirmed(List<byte[]> keys, int rounds) {
        List<Difference> confirmed = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += AT_ONCE) {
            List<byte[]> some = keys.subList(from, Math.min(keys.size(), from + AT_ONCE));
            confirmed.addAll(some(some, rounds));
        }
        return confirmed;
    }

    private List<Difference> some(List<byte[]> keys, int rounds) {
        List<Difference> differing = look(keys);
        for (int round = 1; round < rounds && !differing.isEmpty(); round++) {
            Await.pause(BETWEEN_MILLIS * round);
            differing = look(differing.stream().map(Difference::key).toList());
        }
        return differing;
    }

    private List<Difference> look(List<byte[]> keys) {
        var source = new KeyedRows(table);
        var target = new KeyedRows(table);
        connections.stream()
                .aligned(
                        () -> position(connections
                                .sourceRows()
                                .readKeys(table, keys, source)
                                .watermark()),
                        position -> connections.targetRows().readKeys(table, keys, target));
        return keys.stream()
                .map(key -> Difference.of(table, key, source, target))
                .flatMap(Optional::stream)
                .toList();
    }

    private Position position(Optional<Position> watermark) {
        return watermark.orElseGet(() -> connections.questions().current());
    }
}

package io.godwit.engine.change;

import io.godwit.engine.plan.TablePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A history of one table (id, u unique): its states after each transaction, and what each transaction logged. */
final class FakeSource {
    /** {@code before} is null for an insert, {@code after} for a delete; each {id, u}. */
    record Event(int @Nullable [] before, int @Nullable [] after) {}

    final List<Map<Integer, Integer>> states = new ArrayList<>();
    final List<List<Event>> log = new ArrayList<>();

    FakeSource(Map<Integer, Integer> initial) {
        states.add(initial);
    }

    int length() {
        return log.size();
    }

    Map<Integer, Integer> state(int position) {
        return states.get(position);
    }

    /** What a transaction's events come to; null when one is not possible, as a unique key would tell the application. */
    static @Nullable Map<Integer, Integer> run(Map<Integer, Integer> state, List<Event> events) {
        Map<Integer, Integer> now = new TreeMap<>(state);
        for (Event event : events) {
            if (event.before() != null) {
                Integer was = now.get(event.before()[0]);
                if (was == null || was != event.before()[1]) {
                    return null;
                }
                now.remove(event.before()[0]);
            }
            if (event.after() != null) {
                if (now.containsKey(event.after()[0]) || now.containsValue(event.after()[1])) {
                    return null;
                }
                now.put(event.after()[0], event.after()[1]);
            }
        }
        return now;
    }

    FakeSource then(List<Event> events, Map<Integer, Integer> after) {
        FakeSource next = new FakeSource(states.getFirst());
        next.states.clear();
        next.states.addAll(states);
        next.states.add(after);
        next.log.addAll(log);
        next.log.add(events);
        return next;
    }

    /** The changes after {@code from} up to {@code to}, as a batch holds them. */
    ChangeLog changes(TablePlan table, int from, int to) {
        ChangeLog changes = new ChangeLog(table);
        for (List<Event> transaction : log.subList(from, to)) {
            for (Event event : transaction) {
                int[] before = event.before();
                int[] after = event.after();
                if (before == null && after != null) {
                    changes.insert(IntTable.row(List.of(after[0], after[1])));
                } else if (before != null && after == null) {
                    changes.delete(IntTable.row(List.of(before[0], before[1])));
                } else if (before != null && after != null) {
                    changes.update(
                            IntTable.row(List.of(before[0], before[1])), IntTable.row(List.of(after[0], after[1])));
                }
            }
        }
        return changes;
    }
}

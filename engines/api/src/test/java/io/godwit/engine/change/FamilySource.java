package io.godwit.engine.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Parents (id) and children (id, pid) whose foreign key acts as InnoDB's: what it does to children is not logged.
 *
 * @param parents ids
 * @param children id → pid
 */
record FamilySource(Map<Integer, Integer> parents, Map<Integer, @Nullable Integer> children) {

    /** A logged row event: of a parent {@code before → after} ids, or of a child {id, pid}. */
    record Event(
            boolean parent,
            @Nullable List<@Nullable Integer> before,
            @Nullable List<@Nullable Integer> after) {}

    FamilySource copy() {
        return new FamilySource(new TreeMap<>(parents), new TreeMap<>(children));
    }

    /** Runs the events; null when one is not possible. */
    @Nullable
    FamilySource run(List<Event> events, String onDelete, String onUpdate) {
        FamilySource now = copy();
        for (Event event : events) {
            boolean possible = event.parent() ? now.parent(event, onDelete, onUpdate) : now.child(event);
            if (!possible) {
                return null;
            }
        }
        return now;
    }

    private boolean parent(Event event, String onDelete, String onUpdate) {
        Integer before = event.before() == null ? null : event.before().getFirst();
        Integer after = event.after() == null ? null : event.after().getFirst();
        if (before != null && parents.remove(before) == null) {
            return false;
        }
        if (after != null && parents.put(after, after) != null) {
            return false;
        }
        if (before != null) {
            for (Integer id : new ArrayList<>(children.keySet())) {
                if (before.equals(children.get(id))) {
                    act(id, after, after == null ? onDelete : onUpdate);
                }
            }
        }
        return true;
    }

    private void act(Integer id, @Nullable Integer after, String action) {
        if (action.equals("SET NULL")) {
            children.put(id, null);
        } else if (after == null) {
            children.remove(id);
        } else {
            children.put(id, after);
        }
    }

    private boolean child(Event event) {
        if (event.before() != null) {
            Integer id = event.before().getFirst();
            if (id == null
                    || !children.containsKey(id)
                    || !java.util.Objects.equals(
                            children.get(id), event.before().get(1))) {
                return false;
            }
            children.remove(id);
        }
        if (event.after() != null) {
            Integer id = java.util.Objects.requireNonNull(event.after().getFirst());
            Integer pid = event.after().get(1);
            if (children.containsKey(id) || (pid != null && !parents.containsKey(pid))) {
                return false;
            }
            children.put(id, pid);
        }
        return true;
    }
}

package io.godwit.engine.change;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One table (id, u) in memory that executes net changes as a target must: deletes, updates, inserts. The unique key on u is
 * enforced once it is made; what it refuses is quarantined.
 */
final class FakeTarget {
    final Map<Integer, Integer> rows = new TreeMap<>();
    final Set<Integer> quarantined = new HashSet<>();
    boolean unique;
    int divergences;

    void apply(NetChanges net) {
        for (int i = 0; i < net.size(); i++) {
            if (quarantined.contains(key(net, i))) {
                net.quarantine(i);
            }
        }
        deletes(net);
        for (int i = 0; i < net.size(); i++) {
            if (net.operation(i) == NetChanges.UPDATE) {
                Integer was = rows.get(key(net, i));
                if (was == null || was != value(net, i)) {
                    divergences++;
                }
                rows.put(key(net, i), value(net, i));
            }
        }
        for (int i = 0; i < net.size(); i++) {
            if (NetChanges.inserts(net.operation(i))) {
                if (rows.containsKey(key(net, i))) {
                    throw new AssertionError("a key is inserted twice");
                }
                put(key(net, i), value(net, i));
            }
        }
    }

    private void deletes(NetChanges net) {
        for (int i = 0; i < net.size(); i++) {
            byte operation = net.operation(i);
            if (NetChanges.deletes(operation)) {
                Integer was = rows.remove(key(net, i));
                quarantined.remove(key(net, i));
                if (was == null && NetChanges.expects(operation)) {
                    divergences++;
                }
            }
        }
    }

    /** A row that comes; false when the unique key refuses it. */
    boolean put(int id, int value) {
        if (unique && rows.containsValue(value)) {
            quarantined.add(id);
            return false;
        }
        rows.put(id, value);
        quarantined.remove(id);
        return true;
    }

    private static int key(NetChanges net, int entry) {
        return java.util.Objects.requireNonNull(
                IntTable.values(net.array(), net.key(entry)).getFirst());
    }

    private static int value(NetChanges net, int entry) {
        return java.util.Objects.requireNonNull(
                IntTable.values(net.array(), net.row(entry)).get(1));
    }
}

package io.godwit.engine.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.godwit.engine.change.FakeSource.Event;
import io.godwit.engine.plan.TablePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every history of two keys and a unique column, every moment at which a chunk reads each key, every way to cut the changes
 * into batches: the target equals the source at each checkpoint from the highest watermark on (H2).
 */
@Tag("H2")
class InterleavingTest {
    private static final TablePlan TABLE = IntTable.plan(1, "t", List.of("id", "u"), List.of(0), List.of(List.of(1)));

    private long cases;
    private boolean naive;

    @Test
    void shouldEqualTheSourceWhenTwoChunksAreReadAtAnyMoments() {
        histories(3, source -> {
            for (int one = 0; one <= source.length(); one++) {
                for (int two = 0; two <= source.length(); two++) {
                    for (int cuts = 0; cuts < 1 << (source.length() - 1); cuts++) {
                        watermarks(source, one, two, cuts);
                    }
                }
            }
        });
        assertThat(cases).isGreaterThan(150_000);
    }

    @Test
    void shouldEqualTheSourceWhenARepairIsReadAtAnyMomentOfTheStream() {
        histories(3, source -> {
            for (int cuts = 0; cuts < 1 << (source.length() - 1); cuts++) {
                for (int at = 0; at < source.length(); at++) {
                    for (int read = at; read <= source.length(); read++) {
                        if (at == 0 || (cuts >> (at - 1) & 1) == 1) {
                            for (int keys = 1; keys < 4; keys++) {
                                repaired(source, cuts, at, read, keys);
                            }
                        }
                    }
                }
            }
        });
        assertThat(cases).isGreaterThan(150_000);
    }

    @Test
    void shouldBeCaughtWhenChangesCancelBeforeTheWatermark() {
        naive = true;
        assertThatThrownBy(this::shouldEqualTheSourceWhenTwoChunksAreReadAtAnyMoments)
                .isInstanceOf(AssertionError.class)
                .hasMessageNotContaining("Expecting");
    }

    /** Key 1 is read at {@code one}, all others at {@code two}; changes flow once both are in. */
    private void watermarks(FakeSource source, int one, int two, int cuts) {
        cases++;
        FakeTarget target = new FakeTarget();
        source.state(one).forEach((id, u) -> {
            if (id == 1) {
                target.put(id, u);
            }
        });
        source.state(two).forEach((id, u) -> {
            if (id != 1) {
                target.put(id, u);
            }
        });
        int watermark = Math.max(one, two);
        stream(source, target, 0, watermark, cuts);
    }

    /** At checkpoint {@code at} the keys are read again as they are at {@code read}, against the key, uniques enforced. */
    private void repaired(FakeSource source, int cuts, int at, int read, int keys) {
        cases++;
        FakeTarget target = new FakeTarget();
        target.rows.putAll(source.state(at));
        target.unique = true;
        for (int id = 1; id <= 2; id++) {
            if ((keys >> (id - 1) & 1) == 1) {
                target.rows.remove(id);
            }
        }
        for (int id = 1; id <= 2; id++) {
            Integer u = source.state(read).get(id);
            if ((keys >> (id - 1) & 1) == 1 && u != null) {
                target.put(id, u);
            }
        }
        stream(source, target, at, read, cuts);
    }

    private void stream(FakeSource source, FakeTarget target, int start, int watermark, int cuts) {
        int from = start;
        check(source, target, from, watermark);
        for (int to = start + 1; to <= source.length(); to++) {
            boolean cut = to == source.length() || (cuts >> (to - 1) & 1) == 1;
            if (cut) {
                ChangeLog log = source.changes(TABLE, from, to);
                target.apply(from < watermark && !naive ? NetChanges.convergent(log) : NetChanges.strict(log));
                from = to;
                check(source, target, from, watermark);
            }
        }
    }

    private void check(FakeSource source, FakeTarget target, int checkpoint, int watermark) {
        if (checkpoint < watermark) {
            return;
        }
        target.unique = true;
        boolean equal =
                target.rows.equals(source.state(checkpoint)) && target.quarantined.isEmpty() && target.divergences == 0;
        if (!equal) {
            throw new AssertionError("at " + checkpoint + " of " + source.states + ": " + target.rows + ", quarantined "
                    + target.quarantined + ", divergences " + target.divergences);
        }
    }

    /** All histories of this many transactions from all states of two keys. */
    private static void histories(int length, Consumer<FakeSource> each) {
        List<Map<Integer, Integer>> initial = new ArrayList<>();
        initial.add(Map.of());
        initial.add(Map.of(1, 10));
        initial.add(Map.of(2, 20));
        initial.add(Map.of(1, 10, 2, 20));
        for (Map<Integer, Integer> state : initial) {
            extend(new FakeSource(new TreeMap<>(state)), length, each);
        }
    }

    private static void extend(FakeSource source, int left, Consumer<FakeSource> each) {
        if (left == 0) {
            each.accept(source);
            return;
        }
        Map<Integer, Integer> state = source.state(source.length());
        for (List<Event> events : transactions(state)) {
            Map<Integer, Integer> after = FakeSource.run(state, events);
            if (after != null) {
                extend(source.then(events, after), left - 1, each);
            }
        }
    }

    /** What may happen to this state in one transaction, possible or not. */
    private static List<List<Event>> transactions(Map<Integer, Integer> state) {
        List<List<Event>> all = new ArrayList<>();
        for (int id = 1; id <= 2; id++) {
            Integer u = state.get(id);
            if (u == null) {
                for (int value : new int[] {10, 20}) {
                    all.add(List.of(insert(id, value)));
                }
                all.add(List.of(insert(id, 30), delete(id, 30)));
            } else {
                all.add(List.of(delete(id, u)));
                all.add(List.of(update(id, u, id, 10)));
                all.add(List.of(update(id, u, id, 20)));
                all.add(List.of(update(id, u, 3 - id, u)));
                all.add(List.of(update(id, u, 3, u), update(3, u, 3 - id, u)));
                all.add(List.of(delete(id, u), insert(id, u)));
                all.add(List.of(delete(id, u), insert(id, 30 - u)));
            }
        }
        Integer one = state.get(1);
        Integer two = state.get(2);
        if (one != null && two != null) {
            all.add(List.of(update(1, one, 1, 30), update(2, two, 2, one), update(1, 30, 1, two)));
            all.add(List.of(update(1, one, 3, one), update(2, two, 1, two), update(3, one, 2, one)));
            all.add(List.of(delete(1, one), update(2, two, 2, one), insert(1, two)));
        }
        return all;
    }

    private static Event insert(int id, int u) {
        return new Event(null, new int[] {id, u});
    }

    private static Event delete(int id, int u) {
        return new Event(new int[] {id, u}, null);
    }

    private static Event update(int id, int u, int newId, int newU) {
        return new Event(new int[] {id, u}, new int[] {newId, newU});
    }
}

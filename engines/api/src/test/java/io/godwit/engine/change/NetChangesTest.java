package io.godwit.engine.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.engine.plan.TablePlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class NetChangesTest {
    private static final TablePlan KEYED =
            IntTable.plan(1, "t", List.of("id", "u", "v"), List.of(0), List.of(List.of(1)));
    private static final TablePlan KEYLESS = IntTable.plan(2, "b", List.of("a", "b"), List.of(), List.of());

    private final ChangeLog log = new ChangeLog(KEYED);

    @Test
    void shouldUpdateInPlaceOnlyWhenNoUniqueColumnChanges() {
        log.update(row(1, 10, 0), row(1, 10, 5));
        log.update(row(2, 20, 0), row(2, 21, 0));

        assertThat(operations(NetChanges.strict(log))).containsExactly(NetChanges.UPDATE, NetChanges.REPLACE);
    }

    @Test
    void shouldComeToNothingWhenStrictAndInsertedAndDeleted() {
        log.insert(row(1, 10, 0));
        log.delete(row(1, 10, 0));

        assertThat(operations(NetChanges.strict(log))).containsExactly(NetChanges.NONE);
        assertThat(operations(NetChanges.convergent(log))).containsExactly(NetChanges.REMOVE);
    }

    @Test
    void shouldTouchIntermediateKeysWhenConvergent() {
        log.update(row(1, 10, 0), row(2, 10, 0));
        log.update(row(2, 10, 0), row(3, 10, 0));

        assertThat(operations(NetChanges.convergent(log)))
                .containsExactly(NetChanges.REMOVE, NetChanges.REMOVE, NetChanges.PUT);
        assertThat(operations(NetChanges.strict(log)))
                .containsExactly(NetChanges.DELETE, NetChanges.NONE, NetChanges.INSERT);
    }

    @Test
    void shouldSayWhenTheLogContradictsItself() {
        log.insert(row(1, 10, 0));
        log.insert(row(1, 11, 0));
        log.delete(row(2, 20, 0));
        log.update(row(2, 20, 0), row(2, 21, 0));

        NetChanges net = NetChanges.strict(log);
        assertThat(operations(net)).containsExactly(NetChanges.PUT, NetChanges.PUT);
        assertThat(net.contradicted(0)).isTrue();
        assertThat(net.contradicted(1)).isTrue();
    }

    @Test
    @Tag("H6")
    void shouldCountCopiesWhenThereIsNoKey() {
        ChangeLog bag = new ChangeLog(KEYLESS);
        bag.insert(pair(1, null));
        bag.insert(pair(1, null));
        bag.delete(pair(2, 2));
        bag.update(pair(2, 2), pair(3, 3));
        bag.insert(pair(4, 4));
        bag.delete(pair(4, 4));

        NetChanges net = NetChanges.strict(bag);
        assertThat(operations(net))
                .containsExactly(NetChanges.INSERT, NetChanges.DELETE, NetChanges.INSERT, NetChanges.NONE);
        assertThat(List.of(net.copies(0), net.copies(1), net.copies(2))).containsExactly(2, 2, 1);
        assertThat(IntTable.values(net.array(), net.row(0))).containsExactly(1, null);
    }

    @Test
    void shouldEqualOneByOneWhenThousandsOfKeysChange() {
        Random random = new Random(7);
        Map<Integer, List<@Nullable Integer>> source = new TreeMap<>();
        Map<Integer, List<@Nullable Integer>> target = new HashMap<>();
        ChangeLog many = new ChangeLog(KEYED);
        for (int i = 0; i < 20_000; i++) {
            int id = random.nextInt(3_000);
            List<@Nullable Integer> was = source.get(id);
            List<@Nullable Integer> now = List.of(id, i, random.nextInt());
            if (was == null) {
                many.insert(IntTable.row(now));
                source.put(id, now);
            } else if (random.nextInt(3) == 0) {
                many.delete(IntTable.row(was));
                source.remove(id);
            } else {
                many.update(IntTable.row(was), IntTable.row(now));
                source.put(id, now);
            }
        }
        NetChanges net = NetChanges.strict(many);
        for (int i = 0; i < net.size(); i++) {
            if (NetChanges.inserts(net.operation(i))) {
                List<@Nullable Integer> row = IntTable.values(net.array(), net.row(i));
                target.put(java.util.Objects.requireNonNull(row.getFirst()), row);
            }
        }
        assertThat(target).isEqualTo(source);
    }

    private static List<Byte> operations(NetChanges net) {
        List<Byte> all = new ArrayList<>();
        for (int i = 0; i < net.size(); i++) {
            all.add(net.operation(i));
        }
        return all;
    }

    private static io.godwit.engine.row.RowView row(int id, int u, int v) {
        return IntTable.row(List.of(id, u, v));
    }

    private static io.godwit.engine.row.RowView pair(@Nullable Integer a, @Nullable Integer b) {
        List<@Nullable Integer> both = new ArrayList<>();
        both.add(a);
        both.add(b);
        return IntTable.row(both);
    }
}

package io.godwit.engine.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.engine.catalog.Catalog.ServerIdentity;
import io.godwit.engine.change.CascadeSteps.Step;
import io.godwit.engine.change.FamilySource.Event;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.plan.TablePlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every short history of two parents and two children, with every moment at which the chunks of the child table and the one of
 * the parents are read, and every way to cut it into batches. The log holds no child that the foreign key changed (H1).
 *
 * <p>A child that was read later than the stream has come may have got its parent by a cascade that the stream still brings,
 * and an earlier cascade of that parent's key acts on it by mistake. Such children are remembered, and read again when the
 * cascade comes that could have given them the key ({@link CascadeSteps.Step#gives}).
 */
@Tag("H1")
@Tag("H2")
class CascadeInterleavingTest {
    private final List<FamilySource> states = new ArrayList<>();
    private final List<List<Event>> log = new ArrayList<>();
    private TablePlan parent = IntTable.plan(1, "p", List.of("id"), List.of(0), List.of());
    private TablePlan child = parent;
    private CascadeSteps steps = new CascadeSteps(plan(List.of()));
    private String onDelete = "";
    private String onUpdate = "";
    private long cases;

    /** The batches of this history, by 10 × from + to. */
    private final Map<Integer, List<ChangeBatch.Segment>> segments = new TreeMap<>();

    /** While converging: old value of the foreign key → children that a cascade of it changed. */
    private final Map<Integer, Set<Integer>> touched = new TreeMap<>();

    private final Set<Integer> doubtful = new HashSet<>();

    @ParameterizedTest
    @CsvSource({"CASCADE,RESTRICT", "SET NULL,RESTRICT", "CASCADE,SET NULL", "CASCADE,CASCADE", "SET NULL,CASCADE"})
    void shouldEqualTheSourceWhateverTheForeignKeyDoes(String delete, String update) {
        onDelete = delete;
        onUpdate = update;
        child = IntTable.plan(
                2,
                "c",
                List.of("id", "pid"),
                List.of(0),
                List.of(),
                IntTable.reference("pid", "p", "id", delete, update));
        steps = new CascadeSteps(plan(List.of(parent, child)));

        for (Map<Integer, @Nullable Integer> children : List.of(
                Map.<Integer, @Nullable Integer>of(),
                Map.<Integer, @Nullable Integer>of(1, 1, 2, 1),
                Map.<Integer, @Nullable Integer>of(1, 1, 2, 2))) {
            states.clear();
            log.clear();
            states.add(new FamilySource(new TreeMap<>(Map.of(1, 1, 2, 2)), new TreeMap<>(children)));
            extend(3);
        }
        assertThat(cases).isGreaterThan(10_000);
    }

    private static SchemaPlan plan(List<TablePlan> tables) {
        return new SchemaPlan(1, "a", "b", new ServerIdentity("", "", ""), "s", tables, List.of());
    }

    private void extend(int left) {
        if (left == 0) {
            int n = log.size();
            segments.clear();
            for (int one = 0; one <= n; one++) {
                for (int two = 0; two <= n; two++) {
                    for (int parents = 0; parents <= n; parents++) {
                        for (int cuts = 0; cuts < 1 << (n - 1); cuts++) {
                            run(one, two, parents, cuts, 0);
                            if (touched.values().stream().anyMatch(keys -> !keys.isEmpty())) {
                                run(one, two, parents, cuts, n);
                            }
                        }
                    }
                }
            }
            return;
        }
        FamilySource now = states.getLast();
        for (List<Event> events : transactions(now)) {
            FamilySource after = now.run(events, onDelete, onUpdate);
            if (after != null) {
                states.add(after);
                log.add(events);
                extend(left - 1);
                states.removeLast();
                log.removeLast();
            }
        }
    }

    /** @param again where the stream is, at least, when a doubtful child is read again */
    private void run(int one, int two, int parents, int cuts, int again) {
        cases++;
        touched.clear();
        doubtful.clear();
        FamilySource target = new FamilySource(new TreeMap<>(states.get(parents).parents()), new TreeMap<>());
        read(target, 1, one);
        read(target, 2, two);
        int watermark = Math.max(one, two);
        int from = 0;
        for (int to = 1; to <= log.size(); to++) {
            if (to == log.size() || (cuts >> (to - 1) & 1) == 1) {
                for (ChangeBatch.Segment segment : segments.computeIfAbsent(10 * from + to, this::segments)) {
                    apply(target, segment, from < parents, from < watermark);
                }
                from = to;
                for (int id : doubtful) {
                    int read = Math.max(again, from);
                    target.children().remove(id);
                    read(target, id, read);
                    watermark = Math.max(watermark, read);
                }
                doubtful.clear();
            }
            if (from == to && from >= Math.max(parents, watermark) && !target.equals(states.get(from))) {
                throw new AssertionError("read at " + List.of(one, two, parents) + ", at " + from + " of " + states
                        + " by " + log + ": " + target);
            }
        }
    }

    private void read(FamilySource target, int id, int position) {
        if (states.get(position).children().containsKey(id)) {
            target.children().put(id, states.get(position).children().get(id));
        }
    }

    /** As the batcher makes them: a parent's change ends a segment, its cascade follows. */
    private List<ChangeBatch.Segment> segments(int batch) {
        int from = batch / 10;
        int to = batch % 10;
        List<ChangeBatch.Segment> made = new ArrayList<>();
        ChangeLog parents = new ChangeLog(parent);
        ChangeLog children = new ChangeLog(child);
        for (List<Event> transaction : log.subList(from, to)) {
            for (Event event : transaction) {
                append(event.parent() ? parents : children, event);
                if (event.parent() && event.before() != null) {
                    made.add(new ChangeBatch.Rows(Map.of(1, parents, 2, children)));
                    byte[] after = event.after() == null ? new byte[0] : IntTable.bytes(event.after());
                    made.add(new ChangeBatch.Cascade(parent, IntTable.bytes(event.before()), after));
                    parents = new ChangeLog(parent);
                    children = new ChangeLog(child);
                }
            }
        }
        made.add(new ChangeBatch.Rows(Map.of(1, parents, 2, children)));
        return made;
    }

    private static void append(ChangeLog changes, Event event) {
        if (event.before() == null) {
            changes.insert(IntTable.row(Objects.requireNonNull(event.after())));
        } else if (event.after() == null) {
            changes.delete(IntTable.row(event.before()));
        } else {
            changes.update(IntTable.row(event.before()), IntTable.row(event.after()));
        }
    }

    private void apply(
            FamilySource target, ChangeBatch.Segment segment, boolean parentsConverge, boolean childrenConverge) {
        switch (segment) {
            case ChangeBatch.Rows rows -> {
                net(Objects.requireNonNull(rows.byTable().get(1)), parentsConverge, target.parents(), 0);
                net(Objects.requireNonNull(rows.byTable().get(2)), childrenConverge, target.children(), 1);
            }
            case ChangeBatch.Cascade cascade -> cascade(target, cascade, childrenConverge);
            case ChangeBatch.Truncate _, ChangeBatch.Refused _ -> throw new IllegalStateException();
        }
    }

    private static void net(ChangeLog changes, boolean converge, Map<Integer, @Nullable Integer> rows, int value) {
        NetChanges net = converge ? NetChanges.convergent(changes) : NetChanges.strict(changes);
        for (int i = 0; i < net.size(); i++) {
            Integer key = IntTable.values(net.array(), net.key(i)).getFirst();
            boolean there = rows.containsKey(key);
            if (NetChanges.expects(net.operation(i)) && !there) {
                throw new AssertionError("a change finds no row " + key);
            }
            if (NetChanges.deletes(net.operation(i))) {
                rows.remove(key);
            }
        }
        for (int i = 0; i < net.size(); i++) {
            if (net.row(i) >= 0 && net.operation(i) != NetChanges.NONE) {
                List<@Nullable Integer> row = IntTable.values(net.array(), net.row(i));
                if (NetChanges.inserts(net.operation(i)) && rows.containsKey(row.getFirst())) {
                    throw new AssertionError("an insert meets a row " + row);
                }
                rows.put(Objects.requireNonNull(row.getFirst()), row.get(value));
            }
        }
    }

    private void cascade(FamilySource target, ChangeBatch.Cascade cascade, boolean converge) {
        boolean delete = cascade.after().length == 0;
        Integer before = IntTable.values(cascade.before(), 0).getFirst();
        Integer after = delete ? null : IntTable.values(cascade.after(), 0).getFirst();
        for (Step step : steps.of(cascade.parent())) {
            if (converge && step.gives(delete) && after != null) {
                doubtful.addAll(touched.getOrDefault(after, Set.of()));
            }
            for (Integer id : new ArrayList<>(target.children().keySet())) {
                if (Objects.equals(target.children().get(id), before) && !Objects.equals(before, after)) {
                    if (converge && before != null) {
                        touched.computeIfAbsent(before, old -> new HashSet<>()).add(id);
                    }
                    switch (step.action(delete)) {
                        case NONE -> {}
                        case CASCADE -> {
                            if (delete) {
                                target.children().remove(id);
                            } else {
                                target.children().put(id, after);
                            }
                        }
                        case SET_NULL, SET_DEFAULT -> target.children().put(id, null);
                    }
                }
            }
        }
    }

    private List<List<Event>> transactions(FamilySource now) {
        List<List<Event>> all = new ArrayList<>();
        for (int id = 1; id <= 2; id++) {
            List<@Nullable Integer> one = List.of(id);
            if (now.parents().containsKey(id)) {
                all.add(List.of(new Event(true, one, null)));
                all.add(List.of(
                        new Event(true, one, null),
                        new Event(true, null, one),
                        new Event(false, null, List.of(2, id))));
                if (!onUpdate.equals("RESTRICT")) {
                    all.add(List.of(new Event(true, one, List.of(3 - id))));
                    all.add(List.of(new Event(true, one, List.of(3))));
                }
            } else {
                all.add(List.of(new Event(true, null, one)));
            }
            if (now.children().containsKey(id)) {
                List<@Nullable Integer> was = Arrays.asList(id, now.children().get(id));
                all.add(List.of(new Event(false, was, null)));
                all.add(List.of(new Event(false, was, List.of(id, 1))));
                all.add(List.of(new Event(false, was, List.of(id, 2))));
            } else {
                all.add(List.of(new Event(false, null, List.of(id, 1))));
                all.add(List.of(new Event(false, null, List.of(id, 2))));
            }
        }
        return all;
    }
}

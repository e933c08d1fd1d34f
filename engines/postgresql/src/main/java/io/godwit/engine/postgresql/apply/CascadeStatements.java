package io.godwit.engine.postgresql.apply;

import io.godwit.engine.change.CascadeSteps.Action;
import io.godwit.engine.change.CascadeSteps.Step;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.postgresql.connection.Names;
import io.godwit.engine.postgresql.copy.TableStatements;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One foreign key's statements over the staged rows of its parent: parameters are the parents' level and the children's.
 * Texts are equal as {@link Names#same} says: a child whose text equals its parent's only by more of the source's collation, ß and ss
 * for example, is not found here, but by the comparison (H13).
 *
 * @param clash deletes children whose changed key another row has, returns their keys; {@link CascadeStage#LEVEL} is the parents' level; empty where
 *     the foreign key is no part of the child's key
 */
record CascadeStatements(String onDelete, String onUpdate, String clash) {

    static CascadeStatements of(TablePlan parent, Step step) {
        return new CascadeStatements(
                statement(parent, step, step.onDelete(), true),
                statement(parent, step, step.onUpdate(), false),
                clash(parent, step));
    }

    private static String statement(TablePlan parent, Step step, Action action, boolean delete) {
        TablePlan child = step.child();
        String target = Names.table(child.target()) + " t";
        String parents = parents(parent, step, delete) + " WHERE " + matches(step);
        String into = "INSERT INTO " + CascadeStage.name(child) + " (lvl, gone, " + CascadeStage.columns(child, "b")
                + ", " + CascadeStage.columns(child, "a") + ") SELECT ?, ";
        String row = columns(child, List.of(), "");
        return switch (action) {
            case NONE -> "";
            case CASCADE ->
                delete
                        ? "WITH d AS (DELETE FROM " + target + " USING " + parents + " RETURNING " + row + ") " + into
                                + "true, d.*" + ", NULL".repeat(child.columns().size()) + " FROM d"
                        : update(step, target, parents, into, "s.n");
            case SET_NULL -> update(step, target, parents, into, "NULL");
            case SET_DEFAULT -> update(step, target, parents, into, "DEFAULT");
        };
    }

    /** The image before is the one after, with the parent's old values in the referencing columns. */
    private static String update(Step step, String target, String parents, String into, String value) {
        TablePlan child = step.child();
        String set = IntStream.range(0, step.own().size())
                .mapToObj(i -> name(child, step.own().get(i)) + " = " + (value.equals("s.n") ? "s.n" + i : value))
                .collect(Collectors.joining(", "));
        return "WITH u AS (UPDATE " + target + " SET " + set + " FROM " + parents + " RETURNING "
                + columns(child, step.own(), "s.o") + ", " + columns(child, List.of(), "") + ") " + into
                + "false, u.* FROM u";
    }

    /** Distinct old ({@code o0 …}) and new ({@code n0 …}) values of the referenced columns; changed ones only for updates. */
    private static String parents(TablePlan parent, Step step, boolean delete) {
        String old = values(step, "b", "o");
        String now = values(step, "a", "n");
        String changed = delete
                ? "gone"
                : "NOT gone AND ROW(" + plain(step, "b") + ")::record *<> ROW(" + plain(step, "a") + ")::record";
        return "(SELECT DISTINCT " + old + (delete ? "" : ", " + now) + " FROM " + CascadeStage.name(parent)
                + " WHERE lvl = ? AND " + changed + ") s";
    }

    private static String values(Step step, String image, String as) {
        return IntStream.range(0, step.referenced().size())
                .mapToObj(i -> image + step.referenced().get(i) + " AS " + as + i)
                .collect(Collectors.joining(", "));
    }

    private static String plain(Step step, String image) {
        return step.referenced().stream().map(i -> image + i).collect(Collectors.joining(", "));
    }

    private static String matches(Step step) {
        return IntStream.range(0, step.own().size())
                .mapToObj(i -> Names.same(
                        TableStatements.column(step.child(), step.own().get(i)), "s.o" + i, step.likeness(i)))
                .collect(Collectors.joining(" AND "));
    }

    /** The child's columns, those of {@code replaced} by {@code prefix} and their place in it. */
    private static String columns(TablePlan child, List<Integer> replaced, String prefix) {
        return IntStream.range(0, child.columns().size())
                .mapToObj(i -> {
                    int place = replaced.indexOf(i);
                    return place < 0 ? TableStatements.column(child, i) : prefix + place;
                })
                .collect(Collectors.joining(", "));
    }

    private static String clash(TablePlan parent, Step step) {
        TablePlan child = step.child();
        if (step.onUpdate() != Action.CASCADE || child.key().stream().noneMatch(step.own()::contains)) {
            return "";
        }
        String taken = child.key().stream()
                .map(i -> {
                    int place = step.own().indexOf(i);
                    return "o." + name(child, i) + " = "
                            + (place < 0 ? TableStatements.column(child, i) : "s.n" + place);
                })
                .collect(Collectors.joining(" AND "));
        String keys =
                child.key().stream().map(i -> TableStatements.column(child, i)).collect(Collectors.joining(", "));
        return "DELETE FROM " + Names.table(child.target()) + " t USING "
                + parents(parent, step, false).replace("lvl = ?", "lvl = " + CascadeStage.LEVEL) + " WHERE "
                + matches(step)
                + " AND EXISTS (SELECT FROM " + Names.table(child.target()) + " o WHERE " + taken
                + " AND (o.tableoid, o.ctid) <> (t.tableoid, t.ctid)) RETURNING "
                + keys;
    }

    private static String name(TablePlan table, int column) {
        return Names.quote(table.columns().get(column).targetName());
    }
}

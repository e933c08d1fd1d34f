package io.godwit.engine.change;

import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import io.godwit.engine.catalog.Catalog.ForeignKey;
import io.godwit.engine.catalog.TableName;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.plan.TablePlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a source does to children and does not log, for each parent table, as indexes into the columns that move (H1). The
 * plan's foreign keys are named as in the source; here they are resolved once.
 *
 * <p>Source: MySQL manual, "FOREIGN KEY Constraints": a NULL in a referencing column matches nothing; SET NULL sets all
 * referencing columns.
 */
public final class CascadeSteps {
    private final Map<Integer, List<Step>> byParent = new HashMap<>();
    private final Map<Integer, TablePlan> tables = new HashMap<>();

    /** What happens to the child's rows. */
    public enum Action {
        NONE,
        CASCADE,
        SET_NULL,
        SET_DEFAULT
    }

    /** What two texts must have in common to be one for the source. */
    public enum Likeness {
        EXACT,
        ANY_CASE,
        /** Neither case nor accents count. */
        LETTERS;

        /** Collations for one language take some accented letters for letters of their own: of those, only case is ignored. */
        static Likeness of(String collation) {
            boolean letters = collation.matches("(utf8|utf8mb[34]|ucs2|utf16|utf16le|utf32)_general_ci"
                    + "|.*_unicode_(520_)?ci|.*_0900_ai_ci|(.*_)?uca1400_ai_ci");
            return letters ? LETTERS : collation.contains("_ci") ? ANY_CASE : EXACT;
        }
    }

    /**
     * One foreign key, seen from its parent.
     *
     * @param name of the foreign key, unique for its child
     * @param own referencing columns, indexes into the child's columns
     * @param referenced indexes into the parent's columns, in the same order
     */
    public record Step(
            String name,
            TablePlan child,
            List<Integer> own,
            List<Integer> referenced,
            Action onDelete,
            Action onUpdate) {
        public Step {
            own = List.copyOf(own);
            referenced = List.copyOf(referenced);
        }

        /** How the source compares this referencing column with its parent's. */
        public Likeness likeness(int position) {
            int ordinal = child.columns().get(own.get(position)).source();
            return child.sourceColumns().stream()
                    .filter(column -> column.ordinal() == ordinal)
                    .flatMap(column -> column.collation().stream())
                    .map(Likeness::of)
                    .findFirst()
                    .orElse(Likeness.EXACT);
        }

        /** Whether rows of the child change when a row of the parent is deleted, or its referenced columns change. */
        public Action action(boolean delete) {
            return delete ? onDelete : onUpdate;
        }

        /**
         * Whether a child can get another parent's key by a cascade, that is without its own event in the log. While a table
         * converges such a child may have been read after that, and an earlier cascade of the same key acts on it by mistake:
         * children that a cascade of some key changed are to be read again when a later one gives that key.
         */
        public boolean gives(boolean delete) {
            return !delete && onUpdate == Action.CASCADE;
        }
    }

    public CascadeSteps(SchemaPlan plan) {
        Map<TableName, TablePlan> bySource = new HashMap<>();
        plan.tables().forEach(t -> {
            bySource.put(t.source(), t);
            tables.put(t.id(), t);
        });
        for (TablePlan child : plan.tables()) {
            for (ForeignKey key : child.cascades()) {
                TablePlan parent = bySource.get(key.parent());
                if (parent != null) {
                    byParent.computeIfAbsent(parent.id(), id -> new ArrayList<>())
                            .add(step(parent, child, key));
                }
            }
        }
    }

    public List<Step> of(TablePlan parent) {
        return byParent.getOrDefault(parent.id(), List.of());
    }

    /** All tables whose rows may change when a row of {@code parent} does, itself only where it is reached again. */
    public List<TablePlan> reached(TablePlan parent, Set<Integer> untouched) {
        Set<Integer> reached = new LinkedHashSet<>();
        collect(parent, untouched, reached);
        return reached.stream().map(tables::get).toList();
    }

    private void collect(TablePlan parent, Set<Integer> untouched, Set<Integer> reached) {
        for (Step step : of(parent)) {
            int child = step.child().id();
            if (!untouched.contains(child) && reached.add(child)) {
                collect(step.child(), untouched, reached);
            }
        }
    }

    private static Step step(TablePlan parent, TablePlan child, ForeignKey key) {
        return new Step(
                key.name(),
                child,
                key.columns().stream().map(name -> column(child, name, key)).toList(),
                key.parentColumns().stream()
                        .map(name -> column(parent, name, key))
                        .toList(),
                action(key.onDelete()),
                action(key.onUpdate()));
    }

    private static int column(TablePlan table, String sourceName, ForeignKey key) {
        for (int i = 0; i < table.columns().size(); i++) {
            int ordinal = table.columns().get(i).source();
            if (table.sourceColumns().stream()
                    .anyMatch(one -> one.ordinal() == ordinal && one.name().equals(sourceName))) {
                return i;
            }
        }
        throw new EngineException(
                Kind.UNSUPPORTED,
                "The foreign key " + key.name() + " cascades by the column " + sourceName + " of " + table.source()
                        + ", which does not move.",
                "Drop the foreign key's cascading action at the source, or leave the child table out.");
    }

    private static Action action(String name) {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "CASCADE" -> Action.CASCADE;
            case "SET NULL" -> Action.SET_NULL;
            case "SET DEFAULT" -> Action.SET_DEFAULT;
            default -> Action.NONE;
        };
    }
}

package io.godwit.planning;

import io.godwit.engine.catalog.Catalog;
import io.godwit.engine.catalog.Selection;
import io.godwit.platform.problem.Problem.FieldError;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The names that a selection says, looked up in the database: a name that is not there is a mistake of the caller, never
 * passed over.
 *
 * <p>What is renamed is a table, view or piece of code by its bare name, a column by {@code table.column}, or the schema by
 * the database's name. Where a table has the database's name, the table is meant; {@code targetSchema} renames the schema.
 */
public final class SelectionNames {
    private static final int LONGEST_NAME = 63;
    private static final Pattern RESERVED_SCHEMA = Pattern.compile("pg_.*|information_schema|godwit");

    private final Catalog catalog;
    private final Selection selection;
    /** Name → how often it is there: {@code a.b} may be a table and a column. */
    private final Map<String, Integer> there = new HashMap<>();

    public SelectionNames(Catalog catalog, Selection selection) {
        this.catalog = catalog;
        this.selection = selection;
        catalog.views().forEach(view -> note(view.name().name()));
        catalog.code().stream().map(Catalog.StoredCode::name).distinct().forEach(this::note);
        for (Catalog.Table table : catalog.tables()) {
            note(table.name().name());
            table.columns().forEach(column -> note(table.name().name() + "." + column.name()));
        }
    }

    private void note(String name) {
        there.merge(name, 1, Integer::sum);
    }

    /** The selection with its target schema said, and without the rename that means the schema. */
    public Selection resolved() {
        Map<String, String> renames = new TreeMap<>(selection.renames());
        String renamed = renamesSchema() ? renames.remove(catalog.database()) : null;
        String own = selection.lowerCase() ? catalog.database().toLowerCase(Locale.ROOT) : catalog.database();
        String schema =
                !selection.targetSchema().isEmpty() ? selection.targetSchema() : renamed != null ? renamed : own;
        return new Selection(selection.include(), selection.exclude(), renames, schema, selection.lowerCase());
    }

    private boolean renamesSchema() {
        return selection.renames().containsKey(catalog.database()) && !there.containsKey(catalog.database());
    }

    /** What is wrong, field by field of the request that made the migration; empty where all is well. */
    public List<FieldError> wrong() {
        List<FieldError> wrong = new ArrayList<>();
        if (catalog.tables().isEmpty()) {
            wrong.add(new FieldError(
                    "/selection/include",
                    "selects no table of " + catalog.database() + ": include " + selection.include() + ", exclude "
                            + selection.exclude() + "."));
        } else {
            selection.include().stream()
                    .filter(name -> name.indexOf('*') < 0 && !there.containsKey(name))
                    .forEach(name ->
                            wrong.add(new FieldError("/selection/include", name + " is not there" + near(name) + ".")));
        }
        new TreeMap<>(selection.renames()).forEach((from, to) -> {
            String field = "/selection/renames/" + from.replace("~", "~0").replace("/", "~1");
            said(from, to).ifPresent(message -> wrong.add(new FieldError(field, message)));
        });
        return wrong;
    }

    /** The same in one sentence. */
    public static String sentence(List<FieldError> wrong) {
        return String.join(
                " ",
                wrong.stream()
                        .map(error -> error.field() + " " + error.message())
                        .toList());
    }

    private Optional<String> said(String from, String to) {
        if (to.isEmpty() || to.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            return Optional.of("gives " + to + ": a name on the target has 1 to 63 bytes.");
        }
        if (renamesSchema() && from.equals(catalog.database())) {
            return schema(to);
        }
        if (there.getOrDefault(from, 0) > 1) {
            return Optional.of(from + " is more than one thing here, a column and something by itself.");
        }
        if (there.containsKey(from) || isColumnOfView(from)) {
            return Optional.empty();
        }
        return Optional.of(from + " is not among what is selected of " + catalog.database() + near(from) + ".");
    }

    private Optional<String> schema(String to) {
        if (RESERVED_SCHEMA.matcher(to).matches()) {
            return Optional.of("gives " + to + ", which is reserved, by the target or by Godwit.");
        }
        boolean two =
                !selection.targetSchema().isEmpty() && !selection.targetSchema().equals(to);
        return two
                ? Optional.of("gives the schema " + to + ", and /selection/targetSchema gives "
                        + selection.targetSchema() + ".")
                : Optional.empty();
    }

    /** The catalog does not list a view's columns; its text names them. */
    private boolean isColumnOfView(String name) {
        return catalog.views().stream().anyMatch(view -> {
            String start = view.name().name() + ".";
            return name.startsWith(start)
                    && view.createStatement()
                            .contains("`" + name.substring(start.length()).replace("`", "``") + "`");
        });
    }

    /** The name that differs in case alone, where there is one. */
    private String near(String name) {
        return there.keySet().stream()
                .filter(name::equalsIgnoreCase)
                .sorted()
                .findFirst()
                .map(other -> "; " + other + " is")
                .orElse("");
    }
}

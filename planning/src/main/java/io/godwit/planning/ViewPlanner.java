package io.godwit.planning;

import io.godwit.engine.catalog.Catalog;
import io.godwit.sql.Context;
import io.godwit.sql.Conversion;
import io.godwit.sql.ConvertedObject;
import io.godwit.sql.issue.Issue;
import io.godwit.sql.issue.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Views after the views that they read; a view over something that does not move does not move either, and says so. */
final class ViewPlanner {
    private final Catalog catalog;
    private final Set<String> there;
    private final Map<String, ConvertedObject> open = new TreeMap<>();
    private final Map<String, String> texts = new TreeMap<>();

    /** @param movingTables by source name */
    ViewPlanner(Catalog catalog, Set<String> movingTables) {
        this.catalog = catalog;
        this.there = new HashSet<>(movingTables);
    }

    /** One view; {@code text} is the source's. */
    record PlannedView(ConvertedObject answer, String text) {}

    /** In the order in which they are made; those that stay have no statements and come last. */
    List<PlannedView> plan(Conversion conversion, Context context) {
        for (Catalog.View view : catalog.views()) {
            open.put(view.name().name(), conversion.view(view.createStatement(), context));
            texts.put(view.name().name(), view.createStatement());
        }
        List<PlannedView> planned = new ArrayList<>();
        boolean found = true;
        while (found) {
            List<String> next = open.keySet().stream().filter(this::ready).toList();
            next.forEach(name -> planned.add(taken(name)));
            there.addAll(next);
            found = !next.isEmpty();
        }
        List.copyOf(open.keySet()).forEach(name -> planned.add(staying(taken(name))));
        return planned;
    }

    private boolean ready(String name) {
        ConvertedObject view = view(name);
        return view.converted() && there.containsAll(view.dependsOn());
    }

    private ConvertedObject view(String name) {
        return java.util.Objects.requireNonNull(open.get(name));
    }

    private PlannedView taken(String name) {
        ConvertedObject view = view(name);
        open.remove(name);
        return new PlannedView(view, texts.getOrDefault(name, ""));
    }

    private PlannedView staying(PlannedView view) {
        ConvertedObject answer = view.answer();
        List<Issue> issues = new ArrayList<>(answer.issues());
        Set<String> missing = new LinkedHashSet<>(answer.dependsOn());
        missing.removeAll(there);
        if (!missing.isEmpty()) {
            issues.add(new Issue(
                    Problem.VIEW_READS_WHAT_STAYS,
                    catalog.database() + "." + answer.sourceName(),
                    "It reads what does not move: "
                            + String.join(
                                    ", ", missing.stream().map(this::named).toList()) + "."));
        }
        ConvertedObject stays = new ConvertedObject(
                answer.kind(), answer.sourceName(), answer.targetName(), answer.dependsOn(), List.of(), issues);
        return new PlannedView(stays, view.text());
    }

    private String named(String name) {
        boolean known = Stream.concat(
                        catalog.tables().stream().map(Catalog.Table::name),
                        catalog.views().stream().map(Catalog.View::name))
                .anyMatch(each -> each.name().equals(name));
        return known ? name : name + " (not selected, or not there)";
    }
}

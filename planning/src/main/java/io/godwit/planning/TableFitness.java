package io.godwit.planning;

import io.godwit.engine.Engine;
import io.godwit.engine.catalog.Catalog;
import io.godwit.sql.ConvertedColumn;
import io.godwit.sql.ConvertedTable;
import io.godwit.sql.Stage;
import io.godwit.sql.TargetStatement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which tables can move, and what those that do lose because others do not. A table moves when nothing blocks it, the
 * catalog and the server's own text name the same columns, and each column has a form in flight.
 */
final class TableFitness {
    private final Engine target;
    private final Map<Catalog.Table, ConvertedTable> converted;
    private final Map<String, List<LeftOut>> leftOut = new HashMap<>();
    private final Set<String> moving = new HashSet<>();

    TableFitness(Engine target, Map<Catalog.Table, ConvertedTable> converted) {
        this.target = target;
        this.converted = new LinkedHashMap<>(converted);
        this.converted.forEach((table, answer) -> {
            Optional<String> obstacle = answer.blocked() ? Optional.empty() : obstacle(table, answer);
            obstacle.ifPresent(said -> note(table, table.name().toString(), said));
            if (!answer.blocked() && obstacle.isEmpty()) {
                moving.add(table.name().name());
            }
        });
        this.converted.keySet().stream()
                .filter(table -> moving.contains(table.name().name()))
                .forEach(this::noteLostParents);
    }

    Set<String> moving() {
        return Set.copyOf(moving);
    }

    List<LeftOut> leftOut(Catalog.Table table) {
        return List.copyOf(leftOut.getOrDefault(table.name().name(), List.of()));
    }

    /** The table without the foreign keys to tables that do not move: they would only fail. */
    ConvertedTable withoutLostKeys(Catalog.Table table) {
        ConvertedTable answer = of(table);
        List<Catalog.ForeignKey> lost = lostKeys(table);
        List<TargetStatement> kept = answer.statements().stream()
                .filter(statement -> statement.stage() != Stage.FOREIGN_KEYS
                        || !statement.id().startsWith("foreign-key")
                        || lost.stream().noneMatch(key -> statement.id().endsWith("/" + key.name())))
                .toList();
        return new ConvertedTable(
                answer.sourceName(),
                answer.targetSchema(),
                answer.targetName(),
                answer.columns(),
                kept,
                answer.issues());
    }

    private ConvertedTable of(Catalog.Table table) {
        return java.util.Objects.requireNonNull(converted.get(table));
    }

    private Optional<String> obstacle(Catalog.Table table, ConvertedTable answer) {
        if (answer.columns().isEmpty()) {
            return Optional.of("None of its columns was understood.");
        }
        Set<String> listed = table.columns().stream().map(Catalog.Column::name).collect(Collectors.toSet());
        for (ConvertedColumn column : answer.columns()) {
            if (!listed.contains(column.sourceName())) {
                return Optional.of("The table changed while it was read: column " + column.sourceName()
                        + " is in one of its descriptions only.");
            }
            if (!column.generated() && target.canonical(column.targetType()).isEmpty()) {
                return Optional.of("Column " + column.sourceName() + " becomes " + column.targetType()
                        + ", for which there is no form in flight.");
            }
        }
        return shownButNotConverted(table, answer);
    }

    private static Optional<String> shownButNotConverted(Catalog.Table table, ConvertedTable answer) {
        Set<String> known =
                answer.columns().stream().map(ConvertedColumn::sourceName).collect(Collectors.toSet());
        return table.columns().stream()
                .filter(column -> !column.invisible() && !known.contains(column.name()))
                .map(column -> "The table changed while it was read: column " + column.name()
                        + " is in one of its descriptions only.")
                .findFirst();
    }

    private void noteLostParents(Catalog.Table table) {
        for (Catalog.ForeignKey key : lostKeys(table)) {
            boolean selected =
                    converted.keySet().stream().anyMatch(other -> other.name().equals(key.parent()));
            if (!selected && !TablePlanner.changesRows(key)) {
                continue; // the rules said it already
            }
            String action = TablePlanner.changesRows(key)
                    ? " The rows that its action changes here are not in the source's log and stay as they are."
                    : "";
            note(
                    table,
                    table.name() + "." + key.name(),
                    "The foreign key is left out: " + key.parent() + " does not move." + action);
        }
    }

    private List<Catalog.ForeignKey> lostKeys(Catalog.Table table) {
        return table.foreignKeys().stream()
                .filter(key -> !key.parent().schema().equals(table.name().schema())
                        || !moving.contains(key.parent().name()))
                .toList();
    }

    private void note(Catalog.Table table, String subject, String detail) {
        leftOut.computeIfAbsent(table.name().name(), name -> new ArrayList<>()).add(new LeftOut(subject, detail));
    }
}

package io.godwit.sql.conversion;

import io.godwit.sql.ConvertedColumn;
import io.godwit.sql.ConvertedTable;
import io.godwit.sql.Stage;
import io.godwit.sql.TargetStatement;
import io.godwit.sql.rule.ColumnDraft;
import io.godwit.sql.rule.TableDraft;
import io.godwit.sql.rule.TableRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table: <ol><li>the rules shape the draft in their order, <li>CREATE TABLE is written of what they left, <li>statements
 * are put in the order of their stages. A table that is blocked has no statements.</ol>
 */
final class TableConversion {
    private final TableDraft draft;

    TableConversion(TableDraft draft) {
        this.draft = draft;
    }

    ConvertedTable run(List<TableRule> rules) {
        rules.forEach(rule -> rule.apply(draft));
        List<TargetStatement> statements = new ArrayList<>(draft.statements());
        statements.add(TargetStatement.of(
                "table/" + draft.options().schema() + "." + draft.targetName(), Stage.TABLES, createTable()));
        statements.sort(Comparator.comparing(TargetStatement::stage).thenComparing(TableConversion::rank));
        ConvertedTable table = new ConvertedTable(
                draft.name(),
                draft.options().schema(),
                draft.targetName(),
                draft.columns().stream().map(this::column).toList(),
                statements,
                draft.issues());
        return table.blocked() ? table.withoutStatements() : table;
    }

    /** Types come before the table, all else behind it. */
    private static int rank(TargetStatement statement) {
        return statement.id().startsWith("type/") ? 0 : statement.id().startsWith("table/") ? 1 : 2;
    }

    private String createTable() {
        String columns = draft.columns().stream().map(this::definition).collect(Collectors.joining(",\n"));
        return "CREATE TABLE " + draft.qualified() + " (\n" + columns + "\n)"
                + draft.partitionBy().map(p -> " " + p).orElse("");
    }

    private String definition(ColumnDraft column) {
        StringBuilder out = new StringBuilder("    ");
        out.append(draft.printer().name(column.targetName())).append(' ');
        out.append(draft.printer().type(column.type()));
        column.collation()
                .ifPresent(c -> out.append(" COLLATE ").append(draft.printer().name(c)));
        if (!column.nullable()) {
            out.append(" NOT NULL");
        }
        column.defaultSql().ifPresent(d -> out.append(" DEFAULT ").append(d));
        column.generatedSql()
                .ifPresent(g -> out.append(" GENERATED ALWAYS AS (").append(g).append(") STORED"));
        return out.toString();
    }

    private ConvertedColumn column(ColumnDraft column) {
        return new ConvertedColumn(
                column.name(),
                column.source().typeText(),
                column.targetName(),
                draft.printer().type(column.type()),
                column.nullable(),
                column.policies(),
                column.generatedSql().isPresent(),
                column.collation());
    }
}

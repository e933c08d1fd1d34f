package io.godwit.sql;

import io.godwit.sql.issue.Issue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a conversion makes of all sources of a golden file, as text. */
public record Rendering(String target, String issues, List<ConvertedTable> tables) {

    public static Rendering of(Golden golden, Conversion conversion) {
        List<TargetStatement> statements = new ArrayList<>();
        List<Issue> issues = new ArrayList<>();
        List<ConvertedTable> tables = new ArrayList<>();
        Context context = golden.context();
        for (String source : golden.sources()) {
            switch (Golden.kind(source)) {
                case "VIEW" -> {
                    ConvertedObject view = conversion.view(source, context);
                    statements.addAll(view.statements());
                    issues.addAll(view.issues());
                }
                case "SEQUENCE" -> {
                    ConvertedObject sequence =
                            conversion.code(CodeKind.SEQUENCE, Golden.createdName(source), source, context);
                    statements.addAll(sequence.statements());
                    issues.addAll(sequence.issues());
                }
                default -> {
                    ConvertedTable table = conversion.table(source, context);
                    tables.add(table);
                    statements.addAll(table.statements());
                    issues.addAll(table.issues());
                }
            }
        }
        statements.sort(Comparator.comparing(TargetStatement::stage));
        StringBuilder target = new StringBuilder();
        Stage stage = null;
        for (TargetStatement statement : statements) {
            if (statement.stage() != stage) {
                stage = statement.stage();
                target.append("-- stage ").append(stage).append('\n');
            }
            target.append(statement.sql()).append(";\n");
        }
        StringBuilder said = new StringBuilder();
        for (Issue issue : issues) {
            said.append("%s %s %s %s: %s%n"
                    .formatted(issue.code(), issue.severity(), issue.problem(), issue.subject(), issue.detail()));
        }
        return new Rendering(target.toString(), said.toString(), tables);
    }
}

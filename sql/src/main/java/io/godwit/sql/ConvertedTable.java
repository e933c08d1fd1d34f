package io.godwit.sql;

import io.godwit.sql.issue.Issue;
import io.godwit.sql.issue.Severity;
import java.util.List;

/**
 * One table in the target's dialect.
 *
 * @param sourceName without its database, as the source writes it
 * @param targetSchema not quoted
 * @param targetName not quoted
 * @param columns all columns of the source, in its order
 * @param statements by stage, in order within a stage
 * @param issues in the order in which they were found; those of severity {@code BLOCKING} keep the table from moving
 */
public record ConvertedTable(
        String sourceName,
        String targetSchema,
        String targetName,
        List<ConvertedColumn> columns,
        List<TargetStatement> statements,
        List<Issue> issues) {

    public ConvertedTable {
        columns = List.copyOf(columns);
        statements = List.copyOf(statements);
        issues = List.copyOf(issues);
    }

    /** Whether something must be solved before this table can move at all. */
    public boolean blocked() {
        return issues.stream().anyMatch(i -> i.severity() == Severity.BLOCKING);
    }

    public ConvertedTable withoutStatements() {
        return new ConvertedTable(sourceName, targetSchema, targetName, columns, List.of(), issues);
    }

    public List<TargetStatement> statements(Stage stage) {
        return statements.stream().filter(s -> s.stage() == stage).toList();
    }
}

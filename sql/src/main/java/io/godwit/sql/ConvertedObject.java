package io.godwit.sql;

import io.godwit.sql.issue.Issue;
import java.util.List;

/**
 * A view or a piece of stored code in the target's dialect.
 *
 * @param kind {@code view}, {@code procedure} …
 * @param sourceName without its database, as the source writes it
 * @param targetName not quoted
 * @param dependsOn source names of the tables and views of the same database that it reads, in order of mention, those that
 *     the context does not know too: a view is made after them
 * @param statements empty where it is only carried as an issue
 */
public record ConvertedObject(
        String kind,
        String sourceName,
        String targetName,
        List<String> dependsOn,
        List<TargetStatement> statements,
        List<Issue> issues) {

    public ConvertedObject {
        dependsOn = List.copyOf(dependsOn);
        statements = List.copyOf(statements);
        issues = List.copyOf(issues);
    }

    /** Whether it arrives on the target without a person's work. */
    public boolean converted() {
        return !statements.isEmpty();
    }
}

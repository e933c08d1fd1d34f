package io.godwit.sql.rule;

import io.godwit.sql.issue.Issue;
import io.godwit.sql.issue.Severity;
import io.godwit.sql.resolve.TypeFinder;
import java.util.List;

/**
 * What became of a tree.
 *
 * @param tree in the target's meaning
 * @param types of what lies in it
 * @param issues found on the way
 */
public record Rewritten<T>(T tree, TypeFinder types, List<Issue> issues) {

    public Rewritten<T> with(T other) {
        return new Rewritten<>(other, types, issues);
    }

    /** Whether all of it was understood: it can be executed on the target. */
    public boolean understood() {
        return issues.stream().noneMatch(i -> i.severity().compareTo(Severity.ACTION) >= 0);
    }

    /** Whether it means the same in every case. */
    public boolean exact() {
        return issues.stream().allMatch(i -> i.severity() == Severity.INFO);
    }
}

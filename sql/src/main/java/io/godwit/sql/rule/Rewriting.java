package io.godwit.sql.rule;

import io.godwit.sql.Options;
import io.godwit.sql.issue.Issue;
import io.godwit.sql.issue.Problem;
import io.godwit.sql.resolve.Kind;
import io.godwit.sql.resolve.Schema;
import io.godwit.sql.resolve.Scope;
import io.godwit.sql.resolve.Scope.Found;
import io.godwit.sql.resolve.TypeFinder;
import io.godwit.sql.resolve.ValueType;
import io.godwit.sql.token.Place;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Column;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a rule stands: what it may ask, and where its issues go.
 *
 * @param scope the columns in sight
 * @param resolved the columns of the rewritten tree, by identity: they bear target names
 * @param issues shared by the whole rewriting
 */
public record Rewriting(
        Scope scope, Schema schema, Options options, String subject, Map<Column, Found> resolved, List<Issue> issues) {

    public ValueType typeOf(Expression expression) {
        return types().of(expression);
    }

    public Kind kindOf(Expression expression) {
        return typeOf(expression).kind();
    }

    public ValueType widest(List<Expression> expressions) {
        return types().widest(expressions);
    }

    TypeFinder types() {
        return new TypeFinder(resolved);
    }

    /** Said once for one subject, however often it is met in the same words. */
    public void issue(Problem problem, String detail, Place place) {
        boolean said = issues.stream()
                .anyMatch(i -> i.problem() == problem && i.detail().equals(detail));
        if (!said) {
            issues.add(new Issue(problem, subject, detail, place.line(), place.column()));
        }
    }

    Rewriting inside(Scope other) {
        return new Rewriting(other, schema, options, subject, resolved, issues);
    }

    /** The same column by its target names; itself where nothing in sight is called so. */
    Expression resolve(Column column) {
        Optional<Found> found = scope.column(column.parts());
        if (found.isEmpty() || resolved.containsKey(column)) {
            return column;
        }
        String name = found.get().column().targetName();
        String qualifier = found.get().member().targetName();
        Column target = new Column(
                column.parts().size() < 2 || qualifier.isEmpty() ? List.of(name) : List.of(qualifier, name),
                column.place());
        resolved.put(target, found.get());
        return target;
    }

    /** Where a column of the rewritten tree comes from. */
    public Optional<Found> origin(Column column) {
        return Optional.ofNullable(resolved.get(column));
    }
}
